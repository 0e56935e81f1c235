"""Short guides on the way to a job, in plain words: dated, with where to read more, and no figure that rots."""
