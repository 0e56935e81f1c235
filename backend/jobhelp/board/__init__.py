"""A youth's own board of jobs they want and have asked for; nobody else reads it."""
