"""A local page on which a person corrects what the cleaner is least sure of."""
