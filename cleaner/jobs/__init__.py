"""Many sources on one machine: files in, records out."""
