"""Addresses without what does not belong into a table."""

import re
from urllib.parse import urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|ocid|cmpid|at_\w+|ns_\w+|smid|ref(?:_src)?)", re.IGNORECASE)


def without_credentials(url: str) -> str:
    """The address without user name and password. "https://ann:pw@example.org/a" -> "https://example.org/a"."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/@]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def canonical(url: str | None) -> str | None:
    """The address by which two links to one article are seen to be one: no tracking, fragment, or default port; host in lower case."""
    if not url:
        return None
    try:
        parts = urlsplit(without_credentials(url.strip()))
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    host = re.sub(r":(?:80|443)$", "", parts.netloc.lower())
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0]))
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))
