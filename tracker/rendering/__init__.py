"""Answers to tables, JSON and CSV. Pure; text from outside is made harmless here."""
