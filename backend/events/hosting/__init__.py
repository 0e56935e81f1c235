"""Several who run an event: its organiser asks others to host it too, and they say yes themselves."""
