"""Rehearsing an interview in the house with an adult, while another is there too."""
