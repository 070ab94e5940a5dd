"""JSON lines to Parquet, by Ray Data: python ray_job.py IN OUT"""

import sys

import ray

from cleaner.engines.ray import CleanBlock

if __name__ == "__main__":
    ray.init(include_dashboard=False, log_to_driver=False)
    rows = ray.data.read_json(sys.argv[1])
    rows.map_batches(CleanBlock(), batch_format="pyarrow", batch_size=256).write_parquet(sys.argv[2])
