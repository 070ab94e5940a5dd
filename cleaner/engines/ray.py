"""Ray Data 2.9 or newer: a function of blocks.

    ray.data.read_parquet(paths).map_batches(CleanBlock(), batch_format="pyarrow").write_parquet(out)

Plain tasks suffice: a worker is ready in a fraction of a second, so actors do not pay. Ray appends to a folder that
exists, and starts from nothing after its driver died: write each run to a new folder, or set a checkpoint by `id`.
"""

from dataclasses import dataclass, field

import pyarrow as pa

from cleaner.jobs.arrow import ARROW_SCHEMA, clean_batch
from cleaner.jobs.rows import RowCleaner


@dataclass(frozen=True)
class CleanBlock:
    """A block of rows to a block of records with the one schema, never inferred from what a block holds.

    rows  how rows are cleaned
    """

    rows: RowCleaner = field(default_factory=RowCleaner)

    def __call__(self, block: pa.Table) -> pa.Table:
        """The records of a block. Never raises for what a row holds, as that would end the whole dataset."""
        batches = (clean_batch(batch, self.rows) for batch in block.to_batches())
        return pa.Table.from_batches(batches, schema=ARROW_SCHEMA)
