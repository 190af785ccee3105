"""Pages and entries that only begin an article: behind a paywall, or cut short with a link to the rest."""

import re

FEW_WORDS = 150
"""Of a page with more, what is there is taken for the article, whatever else the page asks of its reader."""

_NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?(?:false|no|0)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:subscribe|log ?in|sign (?:in|up)|register)(?: now| today| here)? to (?:continue|keep|go on|read|view|access)\b"
    r"|to (?:continue|keep) reading(?: this (?:article|story))?\b"
    r"|(?:article|story|content|report) is (?:only )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive to|restricted to)"
    r" (?:our )?(?:paying |paid |registered |premium )?(?:subscribers|members|readers with)"
    r"|(?:you have|you've) (?:reached|used up) your (?:limit|free articles)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&#8230;\]|&hellip;|&#8230;)\]?|\b(?:read more|continue reading|read the (?:full|whole|rest of the)"
    r"(?: (?:article|story))?|full story)\s*(?:»|→|>>|…|\.\.\.)?)"
    r"\s*(?:the post .{0,300} (?:appeared )?first (?:appeared )?on .{0,100})?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<[^>]{0,2000}>")


def paywall(html: str, body: str) -> bool:
    """Whether a page shows no more than the beginning of what its readers pay for.

    A few words, and the page says so: in its linked data ("isAccessibleForFree": false), or by "Subscribe to continue reading". A page with
    the whole article is none, even where its menu sells subscriptions.
    """
    if len(body.split()) >= FEW_WORDS:
        return False
    return bool(_NOT_FREE.search(html) or _ASKED.search(_TAGS.sub(" ", html)[:500_000]))


def teaser(body: str) -> bool:
    """Whether a page's text is a few words that break off: the article stands on another page."""
    return len(body.split()) < FEW_WORDS and is_cut(body)


def is_cut(html: str) -> bool:
    """Whether the text of a feed's entry ends where its article goes on: "… [...]", "Continue reading", "Read more »"."""
    text = " ".join(_TAGS.sub(" ", html[-5_000:]).split())
    return bool(_CUT.search(text[-600:]))
