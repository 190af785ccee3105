"""Names that are the same by their words: repeated, shortened, spelt otherwise, abbreviated."""

from collections import defaultdict
from collections.abc import Iterable

from tasks.extract.coreference import aliases
from tasks.extract.coreference.article import Article
from tasks.extract.coreference.folding import alike

_SMALL = {"of", "the", "and", "for", "in", "to", "on", "de", "du", "des", "la", "le", "al", "el", "und", "y"}


def link(article: Article) -> None:
    """Join names with names; second names that the text gives outright come before shortened ones."""
    _equal(article)
    aliases.link(article)
    _persons(article)
    _acronyms(article)
    _short_names(article)


def _equal(article: Article) -> None:
    """The same words with the same kind of label, the same row of the gazetteer, the same country."""
    first: dict[tuple[str, object], int] = {}
    for i in article.names:
        m, family = article.mentions[i], article.family(i)
        keys: list[tuple[str, object]] = [(family, article.parts[i])] if family != "party" or m.label != "GPE" else []
        if m.gazetteer_id:
            keys.insert(0, ("gazetteer", m.gazetteer_id))
        if m.label == "GPE" and m.country and not m.gazetteer_id:
            keys.insert(0, ("country", m.country))
        for key in keys:
            if key in first:
                article.chains.join(first[key], i, {"gazetteer": "gazetteer", "country": "country_name"}.get(key[0], "same_name"), 0.95)
            else:
                first[key] = i


def _persons(article: Article) -> None:
    """Short forms of a person's name ("Mr Odeh", "Rasoul" for Rasool). A surname that two people share stays open."""
    people = [i for i in article.names if article.mentions[i].label == "PERSON"]
    full: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for i in people:
        if len(article.parts[i]) > 1:
            for key in (article.parts[i][0][0], article.parts[i][-1][0]):
                full[key].setdefault(article.parts[i], i)
    for i in people:
        near = full[article.parts[i][-1][0]] | full[article.parts[i][0][0]]
        for method, score, matches in (
            ("surname", 0.9, lambda long, short: len(long) > len(short) and long[-len(short) :] == short),
            ("spelling", 0.8, lambda long, short: len(long) >= len(short) and _alike(long[-len(short) :], short)),
            ("given_name", 0.7, lambda long, short: len(short) == 1 and long[0] == short[0]),
            ("partial_name", 0.7, lambda long, short: len(short) > 1 and long[0] == short[0] and long[-1] == short[-1]),
        ):
            short = article.parts[i]
            found = _chains(article, (f for parts, f in near.items() if parts != short and matches(parts, short)))
            if len(found) == 1:
                article.chains.join(found[0], i, method, score)
            if found:
                break


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two stretches of a name are spellings of each other; of several words one at least must be the same."""
    if len(a) > 1 and not set(a) & set(b):
        return False
    return len(a) == len(b) and all(alike(x, y) for x, y in zip(a, b, strict=True))


def _chains(article: Article, found: Iterable[int]) -> list[int]:
    """One mention of each chain among these."""
    return list({article.chains.of(i): i for i in found})


def _acronyms(article: Article) -> None:
    """Initials of a name in the article: RRF and Rural Relief Fund."""
    initials: dict[str, list[int]] = defaultdict(list)
    for i in article.names:
        if len(article.parts[i]) > 1 and article.family(i) in ("party", "thing"):
            words = [w for w in article.words(i) if w[0].isalnum()]
            for chosen in (words, [w for w in words if w.lower() not in _SMALL]):
                initials["".join(w[0] for w in chosen).upper()].append(i)
    for i in article.names:
        words = article.words(i)
        if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
            found = _chains(article, (f for f in initials.get(words[0], ()) if article.family(f) == article.family(i)))
            if len(found) == 1:
                article.chains.join(found[0], i, "acronym", 0.85)


def _short_names(article: Article) -> None:
    """The last words of one longer name of a party, and of one only: "the Council" after "the Ulema Council"."""
    parties = [i for i in article.names if article.mentions[i].label == "ORG"]
    by_last: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for i in parties:
        by_last[article.parts[i][-1]].setdefault(article.parts[i], i)
    for i in parties:
        short = article.parts[i]
        if not article.mentions[i].gazetteer_id:
            longer = (f for parts, f in by_last[short[-1]].items() if len(parts) > len(short) and parts[-len(short) :] == short)
            found = _chains(article, longer)
            if len(found) == 1:
                article.chains.join(found[0], i, "short_name", 0.7)
