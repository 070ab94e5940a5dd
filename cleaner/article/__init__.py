"""The article itself: what kind of block each is, and what its lines say about it."""
