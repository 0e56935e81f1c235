"""An invented community to look around in, made through the use cases real people go through."""
