"""Countries and capitals that act, and governments and armies of a country: one party each, told apart from the place."""

from tasks.extract.coreference.article import Article
from tasks.extract.layers import Mention

GOVERNMENT = "government-of-"
ARMY = "armed-forces-of-"
_GOVERNMENT_NOUNS = {"government", "administration", "regime", "authority", "leadership"}
_ARMY_NOUNS = {"army", "military", "force", "troop", "armed force", "troops"}
_ACTING = {"say", "announce", "warn", "accuse", "condemn", "deny", "reject", "agree", "demand", "urge", "call", "threaten", "vow", "insist",
           "hold", "sign", "impose", "expect", "want", "seek", "decide", "launch", "send", "deploy", "expel", "recall", "summon", "back",
           "support", "blame", "pledge", "promise", "offer", "refuse", "ask", "tell", "respond", "retaliate", "negotiate", "approve", "ban",
           "suspend", "withdraw", "claim", "confirm", "declare", "denounce", "criticise", "criticize", "welcome", "propose", "accept"}  # fmt: skip
_TALKS = {"talk", "negotiation", "meeting", "discussion", "relation", "tie", "agreement", "deal", "dialogue", "tension", "ceasefire", "treaty",
          "accord", "alliance", "war", "dispute", "conflict", "contact", "consultation", "summit", "truce", "cooperation", "pact"}  # fmt: skip
_CONTROL = {"control", "hand", "pressure"}


def link(article: Article) -> None:
    """Name the party where a country, its capital or its government acts, and join what names the same party."""
    first: dict[str, int] = {}
    for i, m in enumerate(article.mentions):
        party = _party(article, i, m)
        if party is None:
            continue
        if m.gazetteer_id is None:
            m.gazetteer_id = party
            article.chains.identify(i, party)
        if party in first:
            article.chains.join(first[party], i, _method(article, i), 0.8)
        first.setdefault(party, i)


def _method(article: Article, i: int) -> str:
    return "capital_for_government" if article.family(i) == "place" else "country_and_role"


def _party(article: Article, i: int, m: Mention) -> str | None:
    if m.country is not None and m.label in ("GROUP", "ORG") and m.mention_type == "nominal":
        return _described(article, i, m.country)
    seat = m.country or m.seat_of
    return GOVERNMENT + seat if seat and m.label == "GPE" and _acts(article, i) else None


def _described(article: Article, i: int, country: str) -> str | None:
    """The government or the army of a country by its description; "three Kenyan soldiers" are not the army, nor "Kurdish and Iraqi forces" one army."""
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
