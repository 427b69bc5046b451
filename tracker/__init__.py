"""Who was a member of an international accord on a given date, and why."""
