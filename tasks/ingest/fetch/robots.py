"""robots.txt, asked for once a host and heeded (RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from tasks.ingest.fetch.errors import FetchError

MOST_CHARS = 512_000


class Robots:
    """What hosts allow. `text_of` gives a host's robots.txt, empty where it has none, and raises FetchError where it cannot be had."""

    def __init__(self, agent: str, text_of: Callable[[str], str]) -> None:
        self._agent, self._text_of = agent, text_of
        self._rules: dict[str, Protego | FetchError | None] = {}

    def allows(self, url: str) -> bool:
        """Whether the page may be fetched. Raises the FetchError that kept robots.txt from being had: nothing may be fetched then."""
        rules = self._of(url)
        if isinstance(rules, FetchError):
            raise FetchError(rules.rule, rules.detail)
        return rules is None or bool(rules.can_fetch(url, self._agent))

    def delay(self, url: str) -> float:
        """Seconds between requests that the host asks for; 0 where it asks for none or has not been asked yet."""
        rules = self._rules.get(_host(url))
        return float(rules.crawl_delay(self._agent) or 0.0) if isinstance(rules, Protego) else 0.0

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the host's robots.txt names."""
        rules = self._of(url)
        return [str(each) for each in rules.sitemaps] if isinstance(rules, Protego) else []

    def _of(self, url: str) -> Protego | FetchError | None:
        host = _host(url)
        if host not in self._rules:
            self._rules[host] = None  # while it is asked for, the host's own robots.txt is not in its way
            try:
                self._rules[host] = Protego.parse(self._text_of(f"{host}/robots.txt")[:MOST_CHARS])
            except FetchError as error:
                self._rules[host] = error
        return self._rules[host]


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
