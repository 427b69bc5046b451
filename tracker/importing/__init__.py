"""Untrusted input → what is to be said: files are read into claims, and claims into a plan."""
