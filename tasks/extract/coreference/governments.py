"""Countries and capitals that act, and governments and armies of a country: one party each, told apart from the place."""

from tasks.extract.coreference.article import Article
from tasks.extract.coreference.words import uses
from tasks.extract.layers import Mention

GOVERNMENT = "government-of-"
ARMY = "armed-forces-of-"
_GOVERNMENT_NOUNS = uses("government_noun")
_ARMY_NOUNS = uses("army_noun")
_ACTING = uses("acting_verb")
_TALKS = uses("talks_noun")
_CONTROL = {"control", "hand", "pressure"}


def mark(article: Article) -> None:
    """Name the party where a country, its capital or its government acts, so that it is no longer taken for the place."""
    for i, m in enumerate(article.mentions):
        party = _party(article, i, m)
        if party is not None and m.gazetteer_id is None:
            m.gazetteer_id = party
            article.chains.identify(i, party)


def link(article: Article) -> None:
    """Join what names the government or the army of one country."""
    first: dict[str, int] = {}
    for i, m in enumerate(article.mentions):
        party = m.gazetteer_id or ""
        if party.startswith((GOVERNMENT, ARMY)):
            if party in first:
                article.chains.join(first[party], i, _method(m), 0.8)
            first.setdefault(party, i)


def _method(m: Mention) -> str:
    if m.label != "GPE":
        return "country_and_role"
    return "capital_for_government" if m.seat_of else "country_for_government"


def _party(article: Article, i: int, m: Mention) -> str | None:
    if m.country is not None and m.label in ("GROUP", "ORG") and m.mention_type == "nominal":
        return _described(article, i, m.country)
    seat = m.country or m.seat_of
    return GOVERNMENT + seat if seat and m.label == "GPE" and _acts(article, i) else None


def _described(article: Article, i: int, country: str) -> str | None:
    """The government or the army of a country by its description; "three Kenyan soldiers" are not the army."""
    view, m = article.view, article.mentions[i]
    words, noun = view.lower[m.start : m.end], article.head_word(i)
    if any(
        view.pos[t] == "NUM" or view.lower[t] in ("some", "several", "many", "dozens", "local", "former", "and")
        for t in range(m.start, m.end)
    ):
        return None
    if noun in _GOVERNMENT_NOUNS and "provincial" not in words:
        return GOVERNMENT + country
    return ARMY + country if noun in _ARMY_NOUNS and words[-1] not in ("soldiers",) else None


def _acts(article: Article, i: int) -> bool:
    """Whether a place stands where only a party can: subject of saying or deciding, partner of talks; not after "in"."""
    view, head = article.view, article.head(i)
    while view.dep[head] == "conj":
        head = view.head[head]
    governor = view.head[head]
    if view.dep[head] == "nsubj":
        return view.lemma[governor].lower() in _ACTING
    if view.dep[head] == "agent" or (view.dep[head] == "pobj" and view.dep[governor] == "agent"):
        return True
    if view.dep[head] != "pobj":
        return False
    noun = view.lemma[view.head[governor]].lower()
    return view.lower[governor] in ("between", "with", "against") and (noun in _TALKS or noun in _ACTING or noun in _CONTROL)
