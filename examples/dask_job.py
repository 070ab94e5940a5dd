"""JSON lines to JSON lines, by Dask: python dask_job.py IN OUT"""

import sys

from dask import bag

from cleaner.engines.dask import from_lines
from cleaner.jobs.rows import dumps

if __name__ == "__main__":
    lines = bag.read_text(sys.argv[1], blocksize="16MiB")
    from_lines(lines).map(dumps).to_textfiles(f"{sys.argv[2]}/*.jsonl.gz", scheduler="processes")
