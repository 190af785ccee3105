"""Coreference inside an article: which mentions are the same person, party, place or thing."""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.coreference import apposition, article, descriptions, governments, names, pronouns
from tasks.extract.mentions import view

NAME = "sitrep_coreference"


@Language.component(NAME, assigns=["doc._.mentions"], requires=["doc._.mentions", "token.dep"])
def coreference(doc: Doc) -> Doc:
    """Number the chains: every mention gets `chain`, those that joined one `link_method` and `link_score`.

    Sure links come first (same name, brackets), so that later rules see chains rather than lone mentions.
    """
    here = article.of(view.take(doc), layers.mentions(doc))
    governments.mark(here)
    for rule in (names, governments, apposition, descriptions, pronouns):
        rule.link(here)
    _number(here)
    return doc


def _number(here: article.Article) -> None:
    for number, members in enumerate(here.chains.members().values()):
        for i in members:
            here.mentions[i].chain = number
            here.mentions[i].gazetteer_id = here.mentions[i].gazetteer_id or here.chains.identity(i)
