"""Who hears what, and how."""
