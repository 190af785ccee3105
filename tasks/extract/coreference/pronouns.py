"""Pronouns by agreement and salience; where two would do equally, they stay open."""

from tasks.extract.coreference.article import Article
from tasks.extract.coreference.words import uses

_GENDER = dict.fromkeys(uses("male"), "m") | dict.fromkeys(uses("female"), "f")
_HE = {"he", "him", "his", "himself"}
_SHE = {"she", "her", "hers", "herself"}
_THEY = {"they", "them", "their", "theirs", "themselves"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_CROWDS = {"people", "police", "troops"}
_REACH = 2
_CLEAR = 1.0


def link(article: Article) -> None:
    """Join third-person pronouns with whom they stand for."""
    for i, m in enumerate(article.mentions):
        if m.mention_type == "pronoun":
            word = article.view.lower[m.start]
            if word in _HE or word in _SHE:
                _person(article, i, "m" if word in _HE else "f")
            elif word in _THEY:
                _group(article, i)


def _person(article: Article, i: int, gender: str) -> None:
    scores: dict[int, float] = {}
    last: dict[int, int] = {}
    for j in range(i - 1, -1, -1):
        if article.sentence(i) - article.sentence(j) > _REACH:
            break
        if article.family(j) == "person" and _gender(article, j) in (gender, None) and not _plural(article, j):
            chain = article.chains.of(j)
            scores[chain] = scores.get(chain, 0.0) + _salience(article, i, j)
            last.setdefault(chain, j)
    _take(article, i, scores, last)


def _group(article: Article, i: int) -> None:
    scores: dict[int, float] = {}
    last: dict[int, int] = {}
    for j in range(i - 1, -1, -1):
        if article.sentence(i) - article.sentence(j) > 1:
            break
        if article.family(j) == "party" and (_plural(article, j) or article.mentions[j].label in ("ORG", "NORP")):
            if article.mentions[j].label == "NORP" and article.view.pos[article.head(j)] == "ADJ":
                continue
            chain = article.chains.of(j)
            scores[chain] = scores.get(chain, 0.0) + _salience(article, i, j) + (0.5 if _plural(article, j) else 0.0)
            last.setdefault(chain, j)
    _take(article, i, scores, last)


def _salience(article: Article, i: int, j: int) -> float:
    """Subjects before objects, near before far."""
    weight = 2.0 if article.view.dep[article.head(j)] in _SUBJECTS else 1.0
    return weight / (1 + article.sentence(i) - article.sentence(j))


def _take(article: Article, i: int, scores: dict[int, float], last: dict[int, int]) -> None:
    ranked = sorted(scores, key=lambda chain: (-scores[chain], -last[chain]))
    if ranked and (len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= _CLEAR):
        article.chains.join(last[ranked[0]], i, "pronoun", 0.7 if len(ranked) == 1 else 0.55)


def _gender(article: Article, i: int) -> str | None:
    """The gender, m or f, where title, noun or a pronoun already in the chain tells."""
    for j in article.chains.members_of(i):
        m = article.mentions[j]
        words = [w.rstrip(".").lower() for w in (m.title_text or "").split()] + [article.head_word(j)]
        known = next((_GENDER[w] for w in words if w in _GENDER), None)
        if m.mention_type == "pronoun":
            known = "m" if article.head_word(j) in _HE else "f" if article.head_word(j) in _SHE else None
        if known:
            return known
    return None


def _plural(article: Article, i: int) -> bool:
    crowd = article.mentions[i].label == "GROUP" and article.view.tag[article.head(i)] in ("NNS", "NNPS")
    return crowd or article.view.lower[article.head(i)] in _CROWDS
