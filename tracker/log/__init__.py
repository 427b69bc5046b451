"""The stored log: the only floor that knows what a database is."""
