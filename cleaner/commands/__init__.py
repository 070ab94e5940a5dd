"""The commands, one module each. Heavy imports stand inside functions, so that each starts at once."""
