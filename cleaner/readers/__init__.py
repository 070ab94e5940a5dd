"""Readers turn a source into a `Document`."""
