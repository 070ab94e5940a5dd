"""A whole run at a glance: counted in one pass, drawn as one page, with samples to look at."""
