"""A folder of JSON lines to JSON lines, by datatrove: python datatrove_job.py IN OUT"""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner.engines.datatrove import CleanStep

if __name__ == "__main__":
    steps = [JsonlReader(sys.argv[1]), CleanStep(), JsonlWriter(sys.argv[2])]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=f"{sys.argv[2]}/logs").run()
