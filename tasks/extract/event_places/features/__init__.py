"""What a sentence says of a name and a trigger, as short strings; and of the trigger alone."""

from tasks.extract.event_places.features import around, clause, path, words
from tasks.extract.event_places.features.scene import Scene

Found = dict[str, float]


def of_trigger(scene: Scene) -> list[str]:
    """Features that all names of the sentence share: the trigger, its clause, the event."""
    return [
        *clause.of_trigger(scene.trigger),
        *clause.of_parties(scene.trigger),
        *clause.of_event(scene),
        *clause.of_sentence(scene.trigger),
    ]


def of_name(scene: Scene, place: int) -> list[str]:
    """Features of the name at `place` among those of the scene, as the place of its trigger."""
    name = scene.names[place]
    return [
        *words.of(name),
        *path.of(name, scene.trigger),
        *path.owner(name, scene),
        *around.distance(name, scene.trigger),
        *around.company(scene, place),
        *clause.role(name, scene),
    ]


__all__ = ["Found", "Scene", "of_name", "of_trigger"]
