"""Many sources on one machine: rows or files in, records out, resumable. Optional packages are imported where used."""
