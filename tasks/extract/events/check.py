"""Check the ontology: `python -m tasks.extract.events.check`.

Every example must code to its own row, every type, mode, context and class must be declared, and no two rows may ask for the same.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

from tasks.errors import SitrepError
from tasks.extract.events import lexicon, triggers
from tasks.extract.events.tree import grow


def declared(folder: Path = lexicon.FOLDER) -> Iterator[str]:
    """Rows whose mode or context is not declared for their type, or whose confidence is no share."""
    modes = {(row["type"], row["mode"]) for row in lexicon.rows("modes.csv", folder)}
    contexts = {row["context"] for row in lexicon.rows("contexts.csv", folder)}
    for kind in ("verbs", "nouns"):
        for row in lexicon.rows(f"{kind}.csv", folder):
            name = f"{kind[:-1]}:{row['lemma']}[{row['frame']}]"
            if row["mode"] and (row["type"], row["mode"]) not in modes:
                yield f"{name}: {row['type']} has no mode {row['mode']!r} (modes.csv)"
            for context in row["context"].split():
                if context not in contexts:
                    yield f"{name}: no context {context!r} (contexts.csv)"
            if not 0 <= float(row["confidence"]) <= 1:
                yield f"{name}: confidence {row['confidence']} is not between 0 and 1"
            if not row["example"] or not row["source"]:
                yield f"{name}: no example or no source"


def conflicts(words: lexicon.Lexicon) -> Iterator[str]:
    """Words with two rows of one frame but different meanings."""
    for senses in (*words.verbs.values(), *words.nouns.values()):
        by_frame: dict[object, set[str]] = defaultdict(set)
        for sense in senses:
            by_frame[frozenset(sense.terms)].add(f"{sense.event_type} {sense.mode or ''}".strip())
        for meanings in by_frame.values():
            if len(meanings) > 1:
                yield f"{senses[0].kind[:-1]}:{senses[0].lemma}: one frame, different meanings: {', '.join(sorted(meanings))}"


def examples(nlp: Language, words: lexicon.Lexicon) -> Iterator[str]:
    """Rows whose example codes to something else."""
    unique = {sense.row: sense for senses in (*words.verbs.values(), *words.nouns.values()) for sense in senses}
    senses = list(unique.values())
    for sense, doc in zip(senses, nlp.pipe(s.example for s in senses), strict=True):
        found = [t.sense.row for t in triggers.find(grow(doc), words)]
        if sense.row not in found:
            yield f"{sense.row}: {sense.example!r} codes to {', '.join(found) or 'nothing'}"


def problems(nlp: Language, folder: Path = lexicon.FOLDER) -> list[str]:
    """Everything that is wrong with the ontology of a folder, in words."""
    words = lexicon.load(folder)
    return [*declared(folder), *conflicts(words), *examples(nlp, words)]


def main() -> int:
    """Print what is wrong; the exit code says whether anything is."""
    from tasks.extract import pipeline
    from tasks.settings import Settings

    try:
        found = problems(pipeline.build(Settings().reader))
    except SitrepError as error:
        found = [str(error)]
    for line in found:
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{len(found)} problems\n" if found else "ontology in order\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
