"""What goes in and out of chat."""
