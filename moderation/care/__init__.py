"""Care for those who read what is hard to read; private to each of them."""
