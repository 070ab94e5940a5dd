"""Rules of single sites: small TOML files that say what to keep, remove or label in the articles of a domain.

site.py      what a file says, and which addresses and dates it is for
parse.py     TOML to that, errors with file, line and key
like.py      lines that are alike but for names, numbers and dates
filters.py   cosmetic filters of ad blockers as a source of labels
load.py      files, folders and installed packages
book.py      all of them on one document: spans, ranges that must stay, what matched how often
examples.py  the must-keep and must-drop examples of files
start.py     the beginning of a new file
"""
