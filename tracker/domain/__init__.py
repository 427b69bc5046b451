"""The words of the tracker: days, acts, claims, events. No clock, no files, no libraries."""
