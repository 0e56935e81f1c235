"""An event on paper, for the board in a residential home."""
