"""Reads: questions to a log."""
