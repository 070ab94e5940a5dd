"""JSON lines to Parquet, by DuckDB: python duckdb_job.py IN OUT"""

import sys

import duckdb

from cleaner.engines.duckdb import create_clean_function

connection = duckdb.connect()
create_clean_function(connection)
rows = connection.read_json(sys.argv[1])
records = rows.project("clean({id: id, url: url, text: text}) AS record").project("record.*")
records.write_parquet(sys.argv[2])
