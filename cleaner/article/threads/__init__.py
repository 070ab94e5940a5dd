"""Reader comments of pages: which blocks they are, who wrote them, when, and in answer to what."""
