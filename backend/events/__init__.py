"""What happens at the meeting place: events, who comes, and who waits for a seat."""
