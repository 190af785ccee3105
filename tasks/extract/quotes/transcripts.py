"""Transcripts: a speaker's name and a colon open a line; what follows, up to the next speaker, is what the speaker said."""

import re
from collections.abc import Iterator

from tasks.extract import layers

_NAME = r"(?m)^[ \t]*(?P<name>[A-Z]{part}(?: [A-Z]{rest}){{0,4}})"
_REMARK = r"(?: ?\([^)\n]{1,40}\)|, [^:\n]{1,60})?"
_COLON = r"[ \t]*(?P<cue>:)[ \t]+(?=\S)"
_CAPITALS = re.compile(_NAME.format(part=r"[A-Z.'’\-]+", rest=r"[A-Z.'’\-]*") + _REMARK + _COLON)
_NAMED = re.compile(_NAME.format(part=r"[\w.'’\-]+", rest=r"[\w.'’\-]*") + _COLON)
_ENOUGH = 3
_LONGEST = 4000


def turns(text: str) -> list[layers.Attribution]:
    """One attribution for every turn.

    Names in capitals count as speakers where the text as a whole is not in capitals; other names where some speak again and again.
    """
    return list(_turns(text))


def _turns(text: str) -> Iterator[layers.Attribution]:
    opened = _openings(text)
    for number, turn in enumerate(opened):
        end = opened[number + 1].start() if number + 1 < len(opened) else _paragraph_end(text, turn.end())
        words = text[turn.end() : min(end, turn.end() + _LONGEST)].rstrip()
        if words:
            yield layers.Attribution(
                content=(turn.end(), turn.end() + len(words)),
                source=turn.span("name"),
                cue=turn.span("cue"),
                is_direct=True,
                confidence=0.8,
                method="transcript",
            )


def _openings(text: str) -> list[re.Match[str]]:
    if text.isupper():
        return []
    capitals = list(_CAPITALS.finditer(text))
    named = list(_NAMED.finditer(text))
    again = len(named) - len({m["name"] for m in named})
    return named if again >= _ENOUGH else capitals


def _paragraph_end(text: str, start: int) -> int:
    found = re.compile(r"\n\s*\n").search(text, start)
    return found.start() if found else len(text)
