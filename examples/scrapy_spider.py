"""Pages to items with their records, by Scrapy: scrapy runspider scrapy_spider.py -a url=https://… -o out.jsonl"""

from collections.abc import Iterator
from typing import Any

import scrapy


class Articles(scrapy.Spider):
    """One page; a real spider follows links."""

    name = "articles"
    custom_settings = {"ITEM_PIPELINES": {"cleaner.engines.scrapy.CleanerPipeline": 300}}  # noqa: RUF012  as Scrapy reads it

    def __init__(self, url: str, **options: Any) -> None:
        super().__init__(**options)
        self.start_urls = [url]

    def parse(self, response: Any) -> Iterator[dict[str, str]]:
        yield {"url": response.url, "html": response.text}
