"""Settings for all tests."""

from hypothesis import settings

settings.register_profile("checks", max_examples=20, deadline=None)
settings.load_profile("checks")
