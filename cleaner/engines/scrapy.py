"""Scrapy: an item pipeline.

    ITEM_PIPELINES = {"cleaner.engines.scrapy.CleanerPipeline": 300}

Options are settings: CLEANER_HTML_FIELD ("html"), CLEANER_TEXT_FIELD ("text"), CLEANER_URL_FIELD ("url"),
CLEANER_RECORD_FIELD ("article").
"""

from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from cleaner.jobs.rows import Columns, RowCleaner


class CleanerPipeline:
    """Puts the record of an item's page or text into one of its fields. Never drops an item.

    rows    how items are cleaned
    target  the field that the record is put into
    """

    def __init__(self, rows: RowCleaner | None = None, target: str = "article") -> None:
        self.rows = rows or RowCleaner()
        self.target = target

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The pipeline as the settings of a crawler ask for it."""
        get = crawler.settings.get
        names = {name: get(f"CLEANER_{name.upper()}_FIELD", name) for name in ("html", "text", "url")}
        return cls(RowCleaner(columns=Columns(**names)), get("CLEANER_RECORD_FIELD", "article"))

    def process_item(self, item: Any) -> Any:
        """The same item with its record."""
        adapter = ItemAdapter(item)
        held = {name: value for name, value in adapter.items() if name != self.target}
        adapter[self.target] = self.rows.clean(held)
        return item
