"""Mentions: names, descriptions and pronouns that denote people, groups, places and weapons."""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.mentions import known, names, nominals, pronouns, relabel, settle, spread, titles, view, weapons, world, worth
from tasks.extract.mentions.candidates import Candidate
from tasks.extract.mentions.lexicon import Lexicon

NAME = "sitrep_mentions"


@Language.factory(NAME, assigns=["doc._.mentions"], requires=["doc.ents", "token.dep", "token.pos", "token.lemma"])
class Mentions:
    """The component: candidates from the model, the lexicons and the parse, then overlaps settled."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.lexicon = Lexicon(nlp.tokenizer)
        self.world = world.World(self.lexicon)
        self.known = known.Known(self.lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.mentions`."""
        seen = view.keep(doc)
        doc._.mentions = [_mention(doc, c) for c in worth.keep(seen, self.candidates(seen))]
        return doc

    def candidates(self, seen: view.View) -> list[Candidate]:
        """Everything that may be a mention, overlaps settled."""
        named = names.find(seen)
        titles.split(seen, named, self.lexicon)
        countries = self.world.find(seen)
        named = relabel.relabel(seen, named, self.lexicon, countries)
        sure = self.known.find(seen, countries)
        certain = [*sure, *settle.unless_known(named, sure)]
        certain += spread.in_brackets(seen, certain)
        certain += spread.everywhere(seen, certain)
        described = settle.without_titles(nominals.find(seen, self.lexicon, named), named)
        kept = settle.settle([*certain, *weapons.find(seen, self.lexicon), *described, *pronouns.find(seen)])
        world.place(seen, kept, countries)
        return kept


def _mention(doc: Doc, found: Candidate) -> layers.Mention:
    return layers.Mention(
        found.start,
        found.end,
        found.label,
        found.mention_type,
        title_text=layers.surface(doc, *found.title) if found.title else None,
        role_text=layers.surface(doc, *found.role) if found.role else None,
        head=found.head,
        country=found.country,
        seat_of=found.seat_of,
        gazetteer_id=found.gazetteer_id,
    )
