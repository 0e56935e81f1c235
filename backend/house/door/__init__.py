"""The door: who is in the house, so that everybody can be counted if it burns; forgotten by the morning."""
