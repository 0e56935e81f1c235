"""Two people: what one alone may not decide waits for somebody else's yes."""
