"""From a corpus to files of site rules."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from cleaner.document import PageFacts
from cleaner.errors import CleanerError
from cleaner.learn.choose import blocks_of
from cleaner.learn.corpus import Article
from cleaner.learn.judge import Judgement, judge
from cleaner.learn.store import Repeated, Store
from cleaner.learn.write import Learned
from cleaner.pipeline import Cleaner
from cleaner.readers.source import SourceReader
from cleaner.sites.book import host_of_page
from cleaner.sites.site import EVERY_SITE, domain_of

LEAST_SHARE = 0.05
"""Share of the articles of a site in which a line must stand to be looked at."""
LEAST_ARTICLES = 3
"""And so many articles; two where a site has fewer than ten."""
FEW_ARTICLES = 10
MOST_COMPLAINTS = 20


class Learner:
    """Takes articles and gives what is learned of each site.

    least_share  share of the articles of a site in which a line must stand, 0 to 1
    site         domain of the articles that have no address
    folder       where lines are put meanwhile; by default that of the system for such files
    """

    def __init__(self, least_share: float = LEAST_SHARE, site: str = EVERY_SITE, folder: Path | None = None) -> None:
        self.least_share = least_share
        self.site = site
        self.folder = folder
        self.articles = 0
        self.unread = 0
        """Articles that could not be read; the rest is used."""
        self.complaints: list[str] = []
        """One line for each of the first of them."""
        self._cleaner = Cleaner()
        self._reader = SourceReader(self._cleaner.parser, self._cleaner.max_chars)

    def learn(self, articles: Iterable[Article]) -> Iterator[Learned]:
        """What repeats on each site, in the order in which sites are met. Memory does not grow with the corpus."""
        with TemporaryDirectory(dir=self.folder, prefix="cleaner-learn-") as folder:
            store = Store(Path(folder))
            try:
                for article in articles:
                    self._add(store, article)
                for site, count, repeated in store.sites(self._least):
                    judgement = self._judge(store, site, repeated) if repeated else None
                    if judgement and judgement.proposals:
                        yield Learned(site, count, judgement)
            finally:
                store.close()

    def _add(self, store: Store, article: Article) -> None:
        self.articles += 1
        try:
            document = self._reader.read(article.source, article.kind, article.url, None).document
        except CleanerError as error:
            self.unread += 1
            if len(self.complaints) < MOST_COMPLAINTS:
                self.complaints.append(f"article {self.articles}: {error}")
            return
        folder = domain_of(article.folder) if "." in article.folder else None
        site = host_of_page(article.url, document.facts or PageFacts()) or folder or self.site
        store.add(site, document.lines)

    def _judge(self, store: Store, site: str, repeated: Sequence[Repeated]) -> Judgement:
        """What to propose for a site. Weak blocks that are not proposed are read more strictly: two levels at most."""
        refused: set[int] = set()
        prose = store.prose(site)
        while True:
            blocks = blocks_of(store, repeated, refused)
            judgement = judge(blocks, prose, self._cleaner)
            proposed = {proposal.block.repeated.key for proposal in judgement.proposals}
            fresh = {block.repeated.key for block in blocks if block.weak} - proposed
            if not fresh:
                return judgement
            refused |= fresh

    def _least(self, articles: int) -> int:
        return max(ceil(articles * self.least_share), LEAST_ARTICLES if articles >= FEW_ARTICLES else 2)
