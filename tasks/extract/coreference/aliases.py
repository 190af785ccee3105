"""Second names that the text gives outright: "known as", "alias", brackets."""

import re
from itertools import pairwise

from tasks.extract.coreference.article import Article

_PHRASES = (
    ("nom_de_guerre", r"nom de guerre|noms de guerre|war name|kunya|code ?name|codenamed|battle name"),
    ("known_as", r"(better|also|commonly|widely|formerly|previously|locally|generally|otherwise)? ?known (locally |simply |also )?(as|by)"),
    (
        "known_as",
        r"alias|a\.?k\.?a\.?|also called|nicknamed|dubbed|formerly called|who (also )?goes by|under the name|whose real name is|born",
    ),
    ("known_as", r"real name|née|pseudonym|the name of"),
)
_PATTERNS = tuple((method, re.compile(rf"(^|\W)({words})(\W|$)")) for method, words in _PHRASES)
_FILLERS = re.compile(
    r"^[\s,(\"“”'‘’]*(who |whose |which |and |is |was |were |his |her |its |by |the |in arabic|in [a-z]+ |militant |group |of )*"
)
_FARTHEST = 9


def link(article: Article) -> None:
    """Join what the text calls by two names; who it is named by decides the kind of alias."""
    order = [i for i in range(len(article.mentions)) if article.mentions[i].mention_type != "pronoun"]
    for a, b in pairwise(order):
        if article.family(a) == article.family(b) and article.sentence(a) == article.sentence(b):
            words = article.between(a, b)
            method = _named_by(words) or _bracket(article, a, b, words)
            if method is not None:
                article.chains.join(a, b, method, 0.9)


def _named_by(words: list[str]) -> str | None:
    """The kind of alias that the words between two names announce: ", known as"."""
    if not 0 < len(words) <= _FARTHEST:
        return None
    between = " ".join(words)
    for method, pattern in _PATTERNS:
        found = pattern.search(between)
        if found is not None:
            lead, rest = between[: found.start()], between[found.end() :]
            clean = not re.search(r"\w", _FILLERS.sub("", lead + " ")) and not re.search(r"\w{4,}", _FILLERS.sub("", rest + " "))
            return method if clean else None
    return None


def _bracket(article: Article, a: int, b: int, words: list[str]) -> str | None:
    """A name, a bracket, another name, and the bracket closes: "the Rural Relief Fund (RRF)". "Homs (Syria)" says where, not what."""
    after = article.view.words[article.mentions[b].end : article.mentions[b].end + 1]
    opened = words in (["("], ["'s", "("], ["’s", "("])
    if not opened or after != [")"]:
        return None
    if article.words(b)[0].startswith("@"):
        return "handle"
    if all(w.isupper() or w.isdigit() for w in article.words(b)):
        return "acronym"
    return None if article.family(a) == "place" else "bracket"
