"""The first events of a new organiser are looked at before anybody else sees them."""
