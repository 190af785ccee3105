"""What the rules of coreference look at: the mentions with their words, and the chains so far."""

from dataclasses import dataclass

from tasks.extract.coreference.chains import FAMILY, Chains
from tasks.extract.coreference.folding import parts
from tasks.extract.layers import Mention
from tasks.extract.mentions.view import View


@dataclass(slots=True)
class Article:
    """One article. `names` are the positions of the mentions that are names."""

    view: View
    mentions: list[Mention]
    chains: Chains
    parts: list[tuple[str, ...]]
    names: list[int]

    def family(self, i: int) -> str:
        """Person, party, place or thing; a country that acts is a party."""
        m = self.mentions[i]
        if m.label == "GPE" and m.gazetteer_id:
            return "party"
        return FAMILY.get(m.label, "other")

    def words(self, i: int) -> list[str]:
        """The words of a mention."""
        return self.view.words[self.mentions[i].start : self.mentions[i].end]

    def between(self, a: int, b: int) -> list[str]:
        """The lower-case words between two mentions, title and role of the second left out."""
        first, second = self.mentions[a], self.mentions[b]
        return self.view.lower[first.end : second.start]

    def sentence(self, i: int) -> int:
        """Running number of the sentence."""
        return self.view.sentence[self.mentions[i].start]

    def head(self, i: int) -> int:
        """Head token of a mention."""
        return self.mentions[i].head if self.mentions[i].head >= 0 else self.mentions[i].end - 1

    def head_word(self, i: int) -> str:
        """Base form of the head."""
        return self.view.lemma[self.head(i)].lower()


def of(view: View, mentions: list[Mention]) -> Article:
    """The article as the rules see it, every mention alone."""
    return Article(
        view,
        mentions,
        Chains(mentions),
        [parts(view.words[m.start : m.end]) for m in mentions],
        [i for i, m in enumerate(mentions) if m.mention_type == "name"],
    )
