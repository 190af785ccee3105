"""Addresses without what does not belong into a table."""

import re
from urllib.parse import urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|ocid|cmpid|at_\w+|ns_\w+|smid|ref(?:_src)?)", re.IGNORECASE)


_SECRET = re.compile(
    r"(?:[\w.-]*(?:api|access|auth|secret|private|subscription)[_-]?(?:key|token|code)|token|jwt|auth|pass(?:word|wd)?|pwd|secret"
    r"|sig(?:nature)?|x-amz-(?:signature|credential|security-token)|session_?(?:id|token)|phpsessid|jsessionid|sid)",
    re.IGNORECASE,
)
"""Names of query fields whose values let someone in."""
_USER_IN_TEXT = re.compile(r"://[^/\s@\"'<>?#]{1,500}@")
_SECRET_IN_TEXT = re.compile(rf"([?&;](?:{_SECRET.pattern})=)[^&\s\"'<>#;]{{1,2000}}", re.IGNORECASE)
_SECRET_ANYWHERE = re.compile(r"(?:^|&)" + _SECRET.pattern + "=", re.IGNORECASE)


def without_userinfo(url: str) -> str:
    """The address without user name and password. "https://ann:pw@example.org/a" -> "https://example.org/a"."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/@]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if "@" in parts.netloc else url


def has_credentials(url: str) -> bool:
    """Whether an address holds what lets someone in: a user name, a password, a key or token among its query fields."""
    return without_credentials(url) != url


def without_credentials(url: str) -> str:
    """The address as it may be stored and shown: no user name and password, and no value of a key or token.

    "https://ann:pw@example.org/a?id=7&api_key=x" -> "https://example.org/a?id=7".
    """
    bare = without_userinfo(url)
    head, mark, query = bare.partition("?")
    if not mark or not _SECRET_ANYWHERE.search(query):
        return bare
    query, hash_mark, fragment = query.partition("#")
    kept = "&".join(pair for pair in query.split("&") if not _SECRET.fullmatch(pair.partition("=")[0]))
    return head + (f"?{kept}" if kept else "") + hash_mark + fragment


def scrubbed(text: str) -> str:
    """A text with the addresses in it as they may be shown: user names and passwords gone, keys and tokens blotted out."""
    if "://" not in text:
        return text
    return _SECRET_IN_TEXT.sub(r"\1***", _USER_IN_TEXT.sub("://", text))


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
