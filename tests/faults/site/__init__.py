"""A news site on loopback that can be told to misbehave."""

from tests.faults.site.server import Asked, Site, story

__all__ = ["Asked", "Site", "story"]
