"""Descriptions that take up someone named or described before: "the militia", "the ministry", "the protesters"."""

from collections.abc import Iterable
from functools import cache

from tasks import paths
from tasks.extract.coreference.article import Article
from tasks.extract.coreference.words import uses
from tasks.extract.mentions.lexicon import rows

_DEFINITE = {"the", "this", "that", "these", "those"}
_BARE = {"the", "this", "that", "these", "those", "group", "same", "islamist", "militant", "armed", "powerful", "terrorist", "extremist"}
_PARTY_NOUNS = {
    "group",
    "militia",
    "organization",
    "organisation",
    "movement",
    "faction",
    "gang",
    "network",
    "party",
    "insurgency",
    "cartel",
}
_OFFICES = uses("office")
_NOBODY = {"every", "no", "any", "each", "all", "most"}
_ARMED_NOUNS = {"militia", "insurgency", "faction", "group", "movement"}
_SIDES = {"backed", "led", "aligned", "linked", "allied", "sponsored", "supported", "funded", "trained"}
_FARTHEST = 500
"""Mentions looked back over: a book is not one article."""
_WINDOW = 3


def link(article: Article) -> None:
    """Join definite descriptions with what they take up; where two would do, they stay open."""
    for i, m in enumerate(article.mentions):
        if m.mention_type == "nominal" and m.link_method is None and _takes_up(article, i):
            _by_word(article, i) or _by_office(article, i) or _repeated(article, i) or _party(article, i) or _armed_party(article, i)


def _takes_up(article: Article, i: int) -> bool:
    """Definite, or a bare modifier ("coalition air strikes")."""
    return article.view.lower[article.mentions[i].start] in _DEFINITE or article.view.dep[article.head(i)] == "compound"


def _before(article: Article, i: int, sentences: int | None = None) -> Iterable[int]:
    """Mentions before this one, the nearest first, of the same family."""
    for j in range(i - 1, max(-1, i - 1 - _FARTHEST), -1):
        if sentences is not None and article.sentence(i) - article.sentence(j) > sentences:
            return
        if article.family(j) == article.family(i) and article.mentions[j].end <= article.mentions[i].start:
            yield j


def _telling(article: Article, i: int) -> set[str]:
    """Words of a description beside head, articles and numbers."""
    head, m = article.head(i), article.mentions[i]
    return {article.view.lemma[t].lower() for t in range(m.start, m.end) if t != head and article.view.pos[t] in ("NOUN", "PROPN", "ADJ")}


def _repeated(article: Article, i: int) -> bool:
    """The same noun again with nothing that sets it apart: "a convoy … the convoy"."""
    words, tag = _telling(article, i), article.view.tag[article.head(i)]
    for j in _before(article, i):
        m = article.mentions[j]
        same = m.mention_type == "nominal" and article.head_word(j) == article.head_word(i) and article.view.tag[article.head(j)] == tag
        if (
            same
            and article.view.lower[m.start] not in _NOBODY
            and words <= _telling(article, j)
            and m.country == (article.mentions[i].country or m.country)
        ):
            return article.chains.join(j, i, "repeated", 0.7)
    return False


def _by_word(article: Article, i: int) -> bool:
    """The last word of a name as a common noun: "the ministry" after "the Interior Ministry"."""
    noun = article.head_word(i)
    if _telling(article, i) - _BARE:
        return False
    named = [j for j in _before(article, i) if article.mentions[j].mention_type == "name" and noun in article.parts[j]]
    found = {article.chains.of(j): j for j in named}
    return len(found) == 1 and article.chains.join(next(iter(found.values())), i, "noun_of_name", 0.75)


def _by_office(article: Article, i: int) -> bool:
    """The office of the one person who was named with it: "the minister" after "Foreign Minister Odeh"."""
    noun = article.head_word(i)
    if article.mentions[i].label != "PERSON" or noun not in _OFFICES or _telling(article, i) - _BARE:
        return False
    holders: dict[int, int] = {}
    for j in _before(article, i):
        words = f"{article.mentions[j].title_text or ''} {article.mentions[j].role_text or ''}".lower().split()
        if article.mentions[j].mention_type == "name" and noun in words:
            holders.setdefault(article.chains.of(j), j)
    return len(holders) == 1 and article.chains.join(next(iter(holders.values())), i, "title", 0.75)


def _party(article: Article, i: int) -> bool:
    """The one party named in the sentences just before: "the group"."""
    if article.head_word(i) not in _PARTY_NOUNS or _telling(article, i) - _BARE or article.view.tag[article.head(i)] == "NNS":
        return False
    near: dict[int, int] = {}
    for j in _before(article, i, _WINDOW):
        if article.mentions[j].mention_type == "name" and article.mentions[j].label == "ORG":
            near.setdefault(article.chains.of(j), j)
    return len(near) == 1 and article.chains.join(next(iter(near.values())), i, "only_party_near", 0.6)


@cache
def _armed() -> frozenset[str]:
    """Armed groups of the gazetteer."""
    files = sorted((paths.GAZETTEER / "actors").glob("*.csv"))
    return frozenset(row["actor_id"] for file in files for row in rows(file) if row["kind"] == "armed_group")


def _armed_party(article: Article, i: int) -> bool:
    """The one armed group that the article has named: "the powerful Iran-backed militia". Whose side it is on does not tell."""
    inside = article.view.lower[article.mentions[i].start : article.mentions[i].end]
    if article.head_word(i) not in _ARMED_NOUNS or article.view.tag[article.head(i)] == "NNS" or not _SIDES & set(inside):
        return False
    if _telling(article, i) - _BARE - _SIDES - _origins(article, i):
        return False
    named: dict[int, int] = {}
    for j in _before(article, i):
        if article.chains.identity(j) in _armed():
            named.setdefault(article.chains.of(j), j)
    return len(named) == 1 and article.chains.join(next(iter(named.values())), i, "only_armed_group", 0.6)


def _origins(article: Article, i: int) -> set[str]:
    """Words inside a description that name a country, a people or a creed."""
    own = article.mentions[i]
    spans = [m for m in article.mentions if m.label in ("GPE", "NORP") and own.start <= m.start and m.end <= own.end]
    return {article.view.lemma[t].lower() for m in spans for t in range(m.start, m.end)}
