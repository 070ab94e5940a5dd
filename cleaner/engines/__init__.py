"""Cleaning where the data is: one thin adapter an engine, all over `RowCleaner.clean` and the one schema.

Each module needs the package that it is named after, and nothing else of this folder.
"""
