"""JSON lines or Parquet to a new folder of Parquet, by Spark: python spark_job.py IN OUT"""

import os
import sys

from pyspark.sql import SparkSession

from cleaner.engines.spark import clean_files

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else workers take the first python3 of the path
spark = SparkSession.builder.appName("cleaner").getOrCreate()
clean_files(spark, sys.argv[1], sys.argv[2])
spark.stop()
