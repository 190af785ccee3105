"""Rebuild the table of usual forms: `python -m tasks.extract.shadow.build [SIZE]`.

The model's vector keys stand in order of their frequency in the text the vectors were trained on (GloVe, Common Crawl),
each form on its own; the first form of a word in that order is the usual one.
"""

import gzip
import re
import sys

from tasks.extract import model
from tasks.extract.shadow.casing import TABLE
from tasks.settings import ReaderSettings

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CALENDAR = (
    "january february april june july august september october november december monday tuesday wednesday thursday friday saturday sunday"
)


def usual_forms(size: int) -> list[str]:
    """The usual form of each of the `size` most frequent words, sorted."""
    nlp = model.load(ReaderSettings())
    seen: dict[str, str] = {}
    for key in nlp.vocab.vectors.key2row:
        form = nlp.vocab.strings[key]
        if _WORD.fullmatch(form) and len(form) == len(form.lower()):
            seen.setdefault(form.lower(), form)
        if len(seen) == size:
            break
    return sorted((seen | {day: day.capitalize() for day in _CALENDAR.split()}).values())


def main(size: int = 150_000) -> None:
    """Write the table."""
    with TABLE.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write("\n".join(usual_forms(size)).encode())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
