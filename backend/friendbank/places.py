"""What job openings ask about where people live, answered without telling it to anybody."""

from collections.abc import Mapping

from backend.core.actor import Actor

from . import catalogue, queries


def names(actor: Actor) -> Mapping[str, str]:
    """The names of the areas of the actor's community, by slug."""
    return {area["id"]: area["name"] for area in catalogue.areas_of(queries.list_areas(actor))}


def kilometres(actor: Actor) -> Mapping[str, float]:
    """From the middle of the actor's own area to that of each; nothing when they have not said where they live."""
    profile = queries.profiles_by_id([actor.id]).get(actor.id)
    home = catalogue.spot_of(profile.area) if profile else None
    if home is None:
        return {}
    spots = {slug: catalogue.spot_of(slug) for slug in queries.list_areas(actor)}
    return {slug: home.km_to(spot) for slug, spot in spots.items() if spot}
