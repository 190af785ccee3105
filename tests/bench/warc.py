"""Speed and memory of reading a web archive: `python -m tests.bench.warc [MB]`. Prints a table; nothing is asserted, machines differ.

A server on this machine gives pages of an invented news site; they are fetched and written as a WARC file of so many megabytes (200 by
default). Then the file is read, stretch by stretch in turn, by the plain WARC reader plus the extractor alone (text and metadata), and by
ingest, which also cleans, dates, segments, identifies the language, packs the payload and checks every row. The ratio of their speeds is
to be 0.8 at least, and memory, that of the reading processes included, must not grow between the first quarter and the end.
"""

import http.client
import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.ingest.take import batches
from tasks.settings import Settings
from tests.bench.pages import serving

MEGABYTE = 1_000_000
STRETCH = 200
"""Articles that one reads before it is the next one's turn."""


def make(path: Path, size: int) -> int:
    """A WARC file (plain, as large as asked) of pages fetched from the server; answers how many there are."""
    count = 0
    with serving() as site, path.open("wb") as out:
        writer = WARCWriter(out, gzip=False)
        connection = http.client.HTTPConnection(urlsplit(site).netloc)
        while out.tell() < size:
            connection.request("GET", f"/{count}")
            answer = connection.getresponse()
            head = StatusAndHeaders("200 OK", [("Content-Type", answer.headers["Content-Type"])], protocol="HTTP/1.1")
            url = f"https://andes.example/story/{count}"
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(answer.read()),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2026-05-06T00:00:00Z"},
            )
            writer.write_record(record)
            count += 1
        connection.close()
    return count


def family() -> tuple[float, float]:
    """Resident megabytes of this process and its children, and the seconds that they have computed (Linux)."""
    own = os.getpid()
    found, ticks = 0, 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            said = (folder / "stat").read_text().rpartition(")")[2].split()
            pages = int((folder / "statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if int(folder.name) == own or int(said[1]) == own:
            found += pages
            ticks += int(said[11]) + int(said[12])
    return found * os.sysconf("SC_PAGESIZE") / MEGABYTE, ticks / os.sysconf("SC_CLK_TCK")


@dataclass
class Taken:
    """How fast, and how large at each quarter."""

    articles: int = 0
    seconds: float = 0.0
    computed: float = 0.0
    sizes: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


def race(runners: dict[str, Iterator[int]], whole: int) -> dict[str, Taken]:
    """Let each run a stretch in turn, so that whatever else the machine does hits them alike; each step says how many articles it gave."""
    found = {name: Taken() for name in runners}
    while any(taken.articles < whole for taken in found.values()):
        for name, runner in runners.items():
            _stretch(runner, found[name], whole)
    return found


def _stretch(runner: Iterator[int], taken: Taken, whole: int) -> None:
    goal = taken.articles + STRETCH
    started, before = time.perf_counter(), family()[1]
    while taken.articles < goal:
        count = next(runner, None)
        if count is None:
            break
        taken.articles += count
    taken.seconds += time.perf_counter() - started
    taken.computed += family()[1] - before
    if taken.articles >= (len(taken.sizes) + 1) * whole / 4:
        taken.sizes.append(family()[0])


def plain(path: Path) -> Iterator[int]:
    """The WARC reader plus the extractor alone: text and metadata."""
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            url = record.rec_headers.get_header("WARC-Target-URI")
            html = record.content_stream().read().decode("utf-8")
            found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
            yield int(found is not None)


def ingest(path: Path) -> Iterator[int]:
    """What a run does with it before reading."""
    for batch in batches(path, Settings(), "bench"):
        yield batch.article.height


def main() -> None:
    """Print the table; an archive that is there already may be given in the place of a size."""
    given = sys.argv[1] if len(sys.argv) > 1 else "200"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given) if Path(given).is_file() else Path(folder) / "news.warc"
        pages = _count(path) if path.exists() else make(path, int(float(given) * MEGABYTE))
        rows = race({"ingest": ingest(path), "plain reader and extractor": plain(path)}, pages)
        print(f"{path.stat().st_size / MEGABYTE:.0f} MB, {pages} pages")  # noqa: T201 - a command's answer
    for name, taken in rows.items():
        sizes = " ".join(f"{megabytes:.0f}" for megabytes in taken.sizes)
        print(  # noqa: T201
            f"{name:26} {taken.articles:6} articles  {taken.rate:7.1f} a second  ingest is x {rows['ingest'].rate / taken.rate:.2f}"
            f"  {taken.computed:.1f} s computed in {taken.seconds:.1f}  MB at each quarter: {sizes}"
        )


def _count(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(record.rec_type == "response" for record in ArchiveIterator(stream))


if __name__ == "__main__":
    main()
