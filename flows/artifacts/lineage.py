"""The way from sources over articles and events to views: as assets of Prefect, and as a picture with a table for the UI."""

import re
from dataclasses import dataclass
from pathlib import Path

from prefect.assets import Asset, AssetProperties

from flows.artifacts.cells import table

_PLAIN = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Lineage:
    """The assets of one warehouse and the sources of one run."""

    warehouse: Path
    sources: tuple[str, ...]

    @property
    def articles(self) -> Asset:
        """`core.article` and what was read in it."""
        return self._asset("articles", "core.article and what was read in each article")

    @property
    def events(self) -> Asset:
        """`core.event` and what else all articles say together."""
        return self._asset("events", "core.event, core.entity and core.place: what all articles say together")

    @property
    def marts(self) -> Asset:
        """The copy for readers, with all views."""
        return self._asset("marts", "the published copy: views such as mart.acled and mart.who_said_what")

    def source(self, name: str) -> Asset:
        """One source."""
        key = _PLAIN.sub("-", name.lower()) or "source"
        return Asset(key=f"sitrep://sources/{key}", properties=AssetProperties(name=name, description="a source of articles"))

    def _asset(self, name: str, description: str) -> Asset:
        base = _PLAIN.sub("-", self.warehouse.stem.lower()) or "warehouse"
        return Asset(key=f"sitrep://{base}/{name}", properties=AssetProperties(name=f"{base} {name}", description=description))

    def markdown(self, totals: dict[str, int]) -> str:
        """A picture in Mermaid, and the same as a table."""
        names = [*self.sources] or ["(none)"]
        lines = ["flowchart LR"]
        lines += [f'  s{number}["{_PLAIN.sub(" ", name.lower())}"] --> A' for number, name in enumerate(names)]
        lines += [f'  A["articles: {totals.get("articles", 0):,}"] --> E["events: {totals.get("events", 0):,}"] --> M["views for readers"]']
        steps = [("load", ", ".join(names), self.articles.key), ("consolidate", self.articles.key, self.events.key)]
        steps += [("publish", self.events.key, self.marts.key)]
        picture = "```mermaid\n" + "\n".join(lines) + "\n```"
        return "\n\n".join(["# From sources to views", picture, table(("task", "from", "to"), steps)])
