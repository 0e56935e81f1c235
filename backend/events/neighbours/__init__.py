"""Communities that may open events for each other, because both agreed."""
