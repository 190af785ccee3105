"""The grammar of time phrases: patterns over words, compiled from `grammar.yaml`, and the search for the longest phrases."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import yaml

from tasks.timewords.lexicon import HOME, OTHER, SHAPES, Alphabet

_PART = re.compile(r"<(?P<macro>\w+)>|\{(?:(?P<name>\w+)=)?(?P<classes>[^{}]+)\}|'(?P<word>[^']+)'|(?P<group>\(\?P<\w+>)|(?P<raw>\S)")

_NUMBERING = re.compile(r"\d*(?:__\d+)?$")
"""A part may be remembered in several places of a rule: `mon`, `mon2`, `mon__1` are all `mon`."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: TIMEX3 type, what the phrase means (a function of normalise), further test by the reader."""

    name: str
    timex_type: str
    means: str
    check: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase: character span, the rule, and the words it remembered by name."""

    start: int
    end: int
    rule: Rule
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules, and one pattern that says whether any of them matches."""

    alphabet: Alphabet
    rules: tuple[Rule, ...]
    any_rule: re.Pattern[str]
    stretch: re.Pattern[str]
    """Words that the grammar knows, in a row, one of them a word of time."""


class _Compiler:
    def __init__(self, macros: dict[str, str]) -> None:
        self.alphabet = Alphabet()
        self.macros = {**macros, "HOLIDAY": _holidays()}

    def source(self, pattern: str) -> str:
        """A pattern over words as a regular expression over their characters."""
        return "".join(self._part(m) for m in _PART.finditer(pattern))

    def _part(self, match: re.Match[str]) -> str:
        if match["macro"]:
            return self.source(self.macros[match["macro"]])
        if match["word"]:
            return self.alphabet.char(match["word"])
        if match["classes"]:
            chars = "".join(self._class(c.strip()) for c in match["classes"].split("|"))
            return f"(?P<{match['name']}>[{chars}])" if match["name"] else f"[{chars}]"
        return match["group"] or match["raw"]

    def _class(self, name: str) -> str:
        chars = self.alphabet.char(name.strip("'")) if name.startswith("'") else self.alphabet.classes[name]
        return re.escape(chars)


def _holidays() -> str:
    """A pattern of the holidays' names, the longest first."""
    with (HOME / "holidays.csv").open(encoding="utf-8", newline="") as rows:
        names = sorted((row["name"] for row in csv.DictReader(rows)), key=len, reverse=True)
    return f"(?P<holiday> {' | '.join(_sequence(name) for name in names)} )"


def _sequence(name: str) -> str:
    return " ".join(_literal(word) for word in re.findall(r"[^\W\d_]+|'s|['.]", name.replace("'s", " 's")))


def _literal(word: str) -> str:
    return {"'s": "{POSS}", "'": "{POSS}", ".": "{DOT}"}.get(word, f"'{word}'")


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar, compiled once per process."""
    with (HOME / "grammar.yaml").open(encoding="utf-8") as file:
        told = yaml.safe_load(file)
    compiler = _Compiler(told["macros"])
    rules = tuple(
        Rule(r["name"], r["type"], r.get("means", ""), r.get("check"), re.compile(_once(compiler.source(r["pattern"]))))
        for r in told["rules"]
    )
    bare = "|".join(re.sub(r"\(\?P<\w+>", "(?:", r.pattern.pattern) for r in rules)
    return Grammar(compiler.alphabet, rules, re.compile(bare), _stretch(compiler.alphabet, told["never_alone"]))


def _stretch(alphabet: Alphabet, never_alone: dict[str, list[str]]) -> re.Pattern[str]:
    """Runs of known words around one that is not merely a helper; nothing else can hold a phrase, so the rules are tried only there."""
    helpers = set("".join(alphabet.classes[name] for name in never_alone["classes"]))
    helpers |= {alphabet.char(word) for word in never_alone["words"]}
    helpers -= {alphabet.char(word) for word in never_alone["but"]}
    known = {*alphabet.chars.values(), *SHAPES.values()} - {OTHER}
    words = re.escape("".join(sorted(known - helpers)))
    return re.compile(f"[{re.escape(''.join(sorted(helpers & known)))}]*[{words}][{re.escape(''.join(sorted(known)))}]*")


def _once(source: str) -> str:
    """Group names made unique: `mon`, `mon__1`, … so that a macro may be used twice."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], -1) + 1
        return f"(?P<{match[1]}__{seen[match[1]]}>" if seen[match[1]] else match[0]

    return re.sub(r"\(\?P<(\w+)>", rename, source)


def find(text: str) -> Iterator[Found]:
    """Time phrases of a text, in order, never overlapping; the longest wins."""
    known = grammar()
    classes, spans = known.alphabet.encode(text)
    for stretch in known.stretch.finditer(classes):
        at = stretch.start()
        while at < stretch.end():
            best = _longest(known, classes, at) if known.any_rule.match(classes, at) else None
            if best is None:
                at += 1
                continue
            rule, hit = best
            at = hit.end()
            if rule.timex_type != "NONE":
                yield Found(spans[hit.start()][0], spans[hit.end() - 1][1], rule, _parts(text, spans, hit))


def parse(surface: str) -> Found | None:
    """The reading of a phrase that `find` found: the longest in it."""
    return max(find(surface), key=lambda f: f.end - f.start, default=None)


WORDS_BEFORE, WORDS_AFTER = 24, 26
"""Characters around a phrase that some rules look at."""


def parse_at(body: str, start: int, end: int) -> Found | None:
    """The reading of the phrase at a span of a text, with the words around it, which some rules look at."""
    opens = max(0, start - WORDS_BEFORE)
    opens = body.find(" ", opens, start) + 1 if opens else 0
    around = body[opens : end + WORDS_AFTER]
    touching = [f for f in find(around) if f.start < end - opens and f.end > start - opens]
    best = max(touching, key=lambda f: min(f.end, end - opens) - max(f.start, start - opens), default=None)
    return best or parse(body[start:end])


def _longest(known: Grammar, classes: str, start: int) -> tuple[Rule, re.Match[str]] | None:
    hits = ((rule, rule.pattern.match(classes, start)) for rule in known.rules)
    full = [(rule, hit) for rule, hit in hits if hit is not None and hit.end() > start]
    return max(full, key=lambda pair: pair[1].end(), default=None)


def _parts(text: str, spans: list[tuple[int, int]], hit: re.Match[str]) -> dict[str, str]:
    parts: dict[str, str] = {}
    for name in hit.re.groupindex:
        first, last = hit.span(name)
        if first >= 0 and last > first:
            parts.setdefault(_NUMBERING.sub("", name), text[spans[first][0] : spans[last - 1][1]])
    return parts
