"""Every route, for everybody, on the own, another's and another community's things: a route without a row fails."""

import pytest
from flask import Flask

from backend.core.db import unit_of_work
from moderation import claims
from tests import factories
from tests.access.rows import EVERYBODY, OUTSIDE
from tests.access.table import TABLE
from tests.support.pictures import tiny_picture
from tests.support.world import KeptWorld, World

CLAIMED = ("GET /api/v1/moderation/cases/<", "POST /api/v1/moderation/cases/<", "DELETE /api/v1/moderation/")


def test_every_route_has_a_row(app: Flask) -> None:
    assert _routes(app) == set(TABLE)


@pytest.mark.parametrize("route", sorted(TABLE))
def test_who_may(app: Flask, kept_world: KeptWorld, route: str) -> None:
    row = TABLE[route]
    # What is public is the same for all; three show it.
    everybody = ["nobody", "waiting", "nor"] if row.public else [*OUTSIDE, *EVERYBODY.split()]
    refused = [name for name in everybody if row.expected(name) != row.status]
    world = _ready(route, kept_world)
    answers = {name: _ask(app, route, world, name) for name in refused}
    for name in everybody:
        if name not in refused:
            # A change spoils a thing for the next one who may; nobody's refusal does.
            world = _ready(route, kept_world) if _is_used_up(route) else world
            answers[name] = _ask(app, route, world, name)

    assert answers == {name: row.expected(name) for name in everybody}


def _routes(app: Flask) -> set[str]:
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if hasattr(app.view_functions[rule.endpoint], "endpoint_spec")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def _ready(route: str, kept: KeptWorld) -> World:
    world = kept.restored()
    if route.startswith(CLAIMED):
        with unit_of_work():
            assert claims.take(factories.actor(world.people["moderator"]), world.things["case"])
    return world


def _is_used_up(route: str) -> bool:
    """Whether who comes first changes what the next one meets: a thing with an address, or the case that waits."""
    return not route.startswith("GET") and ("<" in route or route.endswith("/next"))


def _ask(app: Flask, route: str, world: World, name: str) -> int:
    row, method = TABLE[route], route.split(" ", 1)[0]
    body = row.body(world) if row.body else ({} if method in {"POST", "PUT", "PATCH"} else None)
    content = {"data": tiny_picture(), "content_type": "image/png"} if row.picture else {"json": body}
    headers = {"Authorization": f"Bearer {world.tokens[name]}"} if name in world.tokens else {}
    return app.test_client().open(address_of(route, world), method=method, headers=headers, **content).status_code


def address_of(route: str, world: World) -> str:
    """Where a route is, with the things of its row."""
    path = route.split(" ", 1)[1]
    for name, what in TABLE[route].path:
        if name == "?":
            path += what.format(**world.people)
        value = what[1:] if what.startswith("=") else world.things.get(what) or world.people.get(what) or ""
        path = path.replace(f"<key:{name}>", value)
    return path
