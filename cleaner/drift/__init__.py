"""Two runs over the same sites, compared: what rules find (`cleaner drift`), and which bodies changed (`cleaner diff`).

runs.py      the counts of a run, a site at a time, in bounded memory
compare.py   what of two runs is drift
changes.py   how much each label, rule and status changed over the sites that both runs have
bodies.py    records of two runs side by side, and the difference in words
"""
