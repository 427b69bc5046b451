"""Pure folds over events: from the log to answers. Standard library only."""
