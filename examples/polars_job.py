"""JSON lines to Parquet, by Polars: python polars_job.py IN OUT"""

import sys

import polars as pl

from cleaner.engines.polars import clean_struct

rows = pl.read_ndjson(sys.argv[1])
rows.select(clean_struct(pl.struct(pl.all())).alias("record")).unnest("record").write_parquet(sys.argv[2])
