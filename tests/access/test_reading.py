"""Whoever is shown what a case or a concern holds leaves exactly one line on record; whoever is refused leaves none."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from flask import Flask
from marshmallow import Schema, fields
from sqlalchemy import func, select

from backend.core.db import session, unit_of_work
from backend.core.pictures import make
from backend.core.specs import EndpointSpec, Raw
from moderation import claims, kinds
from moderation.models import AuditEntry
from tests import factories
from tests.access.table import TABLE
from tests.support.pictures import tiny_picture
from tests.support.world import KeptWorld, World

# Fields that hold what somebody wrote in confidence, wherever they stand in an answer.
CONTENT = {"evidence", "later_evidence", "observed", "impressions"}
ASKING = ("moderator", "second_moderator", "far_moderator", "coordinator", "referrer", "nor", "nobody")


def content_routes(app: Flask) -> list[str]:
    """Every route whose answer holds evidence, a picture of a case, or a concern."""
    return sorted(
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if (spec := getattr(app.view_functions[rule.endpoint], "endpoint_spec", None))
        and _shows_content(rule.rule, spec)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    )


def _shows_content(rule: str, spec: EndpointSpec) -> bool:
    if isinstance(spec.returns, Raw):
        return "/moderation/" in rule or "/concerns/" in rule
    return spec.returns is not None and not CONTENT.isdisjoint(_names(spec.returns))


def _names(schema: Schema) -> Iterator[str]:
    for name, field in schema.fields.items():
        yield name
        inner: Any = field.inner if isinstance(field, fields.List) else field
        if isinstance(inner, fields.Nested):
            yield from _names(inner.schema)


@pytest.fixture(autouse=True)
def pictures(app: Flask) -> Iterator[None]:
    """Everything that can be reported has a picture."""
    picture = make(tiny_picture()).full
    before = [kinds.get_kind(name) for name in kinds.list_names()]
    kinds.install([replace(kind, picture=lambda _: picture) for kind in before])
    yield
    kinds.install(before)


def ready(kept: KeptWorld) -> World:
    """The world as it was made, with a case that a moderator holds."""
    world = kept.restored()
    with unit_of_work():
        assert claims.take(factories.actor(world.people["moderator"]), world.things["case"])
    return world


def count_records() -> int:
    with unit_of_work(readonly=True):
        return session().scalar(select(func.count()).select_from(AuditEntry)) or 0


def ask(app: Flask, world: World, route: str, name: str) -> int:
    (method, path), row = route.split(" ", 1), TABLE[route]
    for key, thing in row.path:
        path = path.replace(f"<key:{key}>", world.things.get(thing, thing.lstrip("=")))
    body = row.body(world) if row.body else ({} if method != "GET" else None)
    headers = {"Authorization": f"Bearer {world.tokens[name]}"} if name in world.tokens else {}
    return app.test_client().open(path, method=method, headers=headers, json=body).status_code


def test_the_routes_that_show_content_are_found(app: Flask) -> None:
    case = "/api/v1/moderation/cases/<key:case_id>"
    assert {f"GET {case}", f"GET {case}/picture", f"POST {case}/claim", "POST /api/v1/moderation/cases/next"} <= set(
        content_routes(app)
    )


def test_each_of_them_leaves_one_line(app: Flask, kept_world: KeptWorld) -> None:
    told = {}
    for route in content_routes(app):
        world = ready(kept_world)
        reader = (TABLE[route].yes or "moderator").split()[0]
        before = count_records()
        told[route] = (ask(app, world, route, reader), count_records() - before)
    assert told == {route: (TABLE[route].status if "picture" not in route else 200, 1) for route in told}


@pytest.mark.parametrize("seed", range(3))
def test_whoever_asks_for_whatever_leaves_one_line_where_served_and_none_where_refused(
    app: Flask, kept_world: KeptWorld, seed: int
) -> None:
    chance, routes = Random(seed), content_routes(app)  # noqa: S311
    world, served = ready(kept_world), 0
    for _ in range(60):
        route, name = chance.choice(routes), chance.choice(ASKING)
        before = count_records()
        status = ask(app, world, route, name)
        is_served = status in {200, 201}
        assert count_records() - before == int(is_served), (route, name, status)
        served += is_served
    assert served > 5
