"""The calendar: events, sign-ups and waiting lists."""
