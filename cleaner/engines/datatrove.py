"""datatrove: a step of a pipeline, between any reader and any writer.

    LocalPipelineExecutor([JsonlReader("in"), CleanStep(), JsonlWriter("out")], tasks=8)

datatrove's readers drop rows without text before a step sees them: rows in are rows out of this step, not of a reader.
"""

from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

from cleaner.jobs.rows import RowCleaner


class CleanStep(PipelineStep):  # type: ignore[misc]
    """Puts the cleaned body into `text` and the rest of the record into `metadata["record"]`.

    rows  how rows are cleaned; `media`, and all other metadata, stay as they are
    """

    type = "🧽 - CLEANER"
    name = "cleaner"

    def __init__(self, rows: RowCleaner | None = None) -> None:
        super().__init__()
        self.rows = rows or RowCleaner()

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """One document for each, in order; a failed one keeps its text and says so in its record."""
        for document in data or ():
            with self.track_time():
                record = self.rows.clean(self._row(document))
                if record["status"] != "error":
                    document.text = record["text"]
                document.metadata["record"] = record
                self.stat_update(record["status"])
            yield document

    def _row(self, document: Document) -> dict[str, Any]:
        columns = self.rows.columns
        known = {name: value for name, value in document.metadata.items() if name != "record"}
        return {**known, columns.id: document.id, columns.text: document.text}
