"""The rules of the house: proposed by the crew, voted on by the youths, and shown with the day they began."""
