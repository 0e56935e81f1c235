"""Travel money: what it costs to get to an event is paid, and by when stands there."""
