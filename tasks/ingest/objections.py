"""Why an item is not taken, although its reader could read it."""

from tasks.ingest.items import Item, Refused


def objection(item: Item, longest: int) -> Refused | None:
    """The first rule that the item breaks; None where it may be taken. `longest` is the largest body in code points."""
    rule = detail = ""
    if not item.body.strip():
        rule, detail = "empty_text", "the text is empty"
    elif len(item.body) > longest:
        rule, detail = "too_long", f"{len(item.body)} characters, allowed are {longest}; split it"
    elif "\x00" in item.body:
        rule, detail = "binary_text", "the text holds NUL characters: it is no text, or is UTF-16 without a mark"
    elif not all(_encodable(text) for text in (item.body, item.external_id, item.title, item.url, item.outlet, *item.author)):
        rule, detail = "bad_unicode", "a field holds half a surrogate pair"
    return _refused(item, rule, detail) if rule else None


def repeated(item: Item) -> Refused:
    """The refusal of a second article with the id of one that was taken."""
    detail = f"{item.external_id[:200]!r} came before in this source and was kept; give each article an id of its own"
    return _refused(item, "repeated_id", detail)


def _refused(item: Item, rule: str, detail: str) -> Refused:
    return Refused(item.key, rule, detail, item.payload, item.media_type, item.fetched_at, external_id=item.external_id, url=item.url)


def _encodable(text: str | None) -> bool:
    try:
        (text or "").encode()
    except UnicodeEncodeError:
        return False
    return True
