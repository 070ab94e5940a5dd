"""What people read about records and rules. Nothing below imports it."""
