"""Coming together: with a friend, with somebody who has no account, and seeing which friends come."""
