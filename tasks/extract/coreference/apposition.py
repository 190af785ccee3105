"""A name and the description beside it: "Jane Roe, the finance minister,", "the militant group Ansaru", "Roe is the minister"."""

from itertools import pairwise

from tasks.extract.coreference.article import Article

_COPULAS = {"be", "become", "remain"}


def link(article: Article) -> None:
    """Join appositions and what a copula equates."""
    by_head = {article.head(i): i for i in range(len(article.mentions)) if article.mentions[i].mention_type != "pronoun"}
    for i in by_head.values():
        _parsed(article, i, by_head)
        _copula(article, i, by_head)
    order = sorted(by_head.values())
    for a, b in pairwise(order):
        _side_by_side(article, a, b, after=article.view.words[article.mentions[b].end : article.mentions[b].end + 1])


def _fits(article: Article, a: int, b: int) -> bool:
    """Same family, one of them a description, and not a crowd beside a person."""
    first, second = article.mentions[a], article.mentions[b]
    kinds = {first.mention_type, second.mention_type}
    if article.family(a) != article.family(b) or "nominal" not in kinds:
        return False
    return article.family(a) != "person" or not (_is_plural(article, a) or _is_plural(article, b))


def _parsed(article: Article, i: int, by_head: dict[int, int]) -> None:
    """The parser's own appositions."""
    head = article.head(i)
    if article.view.dep[head] == "appos":
        host = by_head.get(article.view.head[head])
        if host is not None and host != i and _fits(article, host, i):
            article.chains.join(host, i, "apposition", 0.85)


def _copula(article: Article, i: int, by_head: dict[int, int]) -> None:
    """A name as subject, a definite description as complement: "Roe is the minister"."""
    view, head = article.view, article.head(i)
    verb = view.head[head]
    if view.dep[head] != "attr" or view.lemma[verb] not in _COPULAS or article.mentions[i].mention_type != "nominal":
        return
    children = view.children.get(verb, [])
    subject = next((by_head[c] for c in children if view.dep[c] == "nsubj" and c in by_head), None)
    if subject is None or any(view.dep[c] == "neg" for c in children) or not _fits(article, subject, i):
        return
    if article.mentions[subject].mention_type == "name" and (
        article.family(i) == "person" or view.lower[article.mentions[i].start] == "the"
    ):
        article.chains.join(subject, i, "copula", 0.75)


def _side_by_side(article: Article, a: int, b: int, after: list[str]) -> None:
    """A comma on both sides, or nothing between a description and its name, where the parser saw no apposition."""
    first, second = article.mentions[a], article.mentions[b]
    words = article.between(a, b) if second.start >= first.end else ["?"]
    if article.chains.same(a, b) or not _fits(article, a, b) or {first.mention_type, second.mention_type} != {"name", "nominal"}:
        return
    if not words and first.mention_type == "nominal" and not _is_plural(article, a):
        article.chains.join(a, b, "apposition", 0.8)
    elif words == [","] and article.family(a) == "person" and not _in_list(article, a, b, after):
        article.chains.join(a, b, "apposition", 0.75)


def _is_plural(article: Article, i: int) -> bool:
    return article.view.tag[article.head(i)] in ("NNS", "NNPS")


def _in_list(article: Article, a: int, b: int, after: list[str]) -> bool:
    """Whether the comma stands in a list: "Roe, a senator and two aides"."""
    heads = (article.head(a), article.head(b))
    return after == ["and"] or any(article.view.dep[h] == "conj" for h in heads)
