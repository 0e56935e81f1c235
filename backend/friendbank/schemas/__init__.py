"""What goes in and out of the friend bank."""
