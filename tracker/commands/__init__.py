"""Writes: plan what is to be said, then append it in one transaction."""
