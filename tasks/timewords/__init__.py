"""The words of time, for the rooms that find phrases and that date them: lexicon, shapes, grammar (`data/ontology/times`)."""

from tasks.timewords.grammar import Found, Rule, find, parse, parse_at
from tasks.timewords.lexicon import Word, value_of, words_of

__all__ = ["Found", "Rule", "Word", "find", "parse", "parse_at", "value_of", "words_of"]
