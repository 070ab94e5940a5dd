"""Apache Spark 3.5 or newer: a column of records, and files to files.

Set PYSPARK_PYTHON to a Python that has `cleaner`, on the driver and on every worker: Spark takes the first `python3` of
the path otherwise.
"""

from typing import Any

from pyspark.sql import Column, DataFrame, SparkSession, functions

from cleaner.columns import spark_ddl
from cleaner.jobs.rows import RowCleaner, as_columns


def clean_column(row: Column, rows: RowCleaner | None = None) -> Column:
    """A struct column with the record of each row; its fields are those of `cleaner schema --format spark`.

    row   a struct with the columns of a row, such as `functions.struct("*")`
    rows  how rows are cleaned; the default rules and columns if None

    Never fails a task for what a row holds. Not deterministic in Spark's sense, so that a filter on the result does
    not clean every row twice.
    """
    cleaner = rows or RowCleaner()

    def clean(held: Any) -> dict[str, Any]:
        return as_columns(cleaner.clean(held.asDict(recursive=True) if held is not None else {}))

    return functions.udf(clean, spark_ddl()).asNondeterministic()(row)


def clean_frame(frame: DataFrame, rows: RowCleaner | None = None) -> DataFrame:
    """The records of a frame's rows, one a row."""
    return frame.select(clean_column(functions.struct("*"), rows).alias("record")).select("record.*")


def clean_files(spark: SparkSession, source: str, target: str, rows: RowCleaner | None = None) -> None:
    """Records of JSON lines or Parquet (a file, folder or glob whose name tells) into a new folder of Parquet.

    Refuses a target that exists: Spark's overwrite deletes before it writes, and its append duplicates after a kill.
    A line that is not JSON becomes a failed record. The output is whole when `_SUCCESS` is there.
    """
    reader = spark.read.option("mode", "PERMISSIVE").option("columnNameOfCorruptRecord", "_not_json")
    frame = spark.read.parquet(source) if "parquet" in source else reader.json(source)
    clean_frame(frame, rows).write.mode("errorifexists").parquet(target)
