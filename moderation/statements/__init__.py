"""The reasons people are given for what was decided about them, and how they can disagree."""
