"""Nobody's request, however odd, gets a 5xx or an answer the OpenAPI document does not know."""

from functools import cache

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from backend.core import rates
from tests.access.table import TABLE
from tests.support.world import KeptWorld

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 15
ACTORS = ("nor", "moderator", "coordinator", "organiser", "matchmaker")
# Real ids, so that more than the front door is tried.
KNOWN = {
    "room_id": "room",
    "message_id": "message",
    "event_id": "event",
    "case_id": "case",
    "notice_id": "notice",
    "proposal_id": "proposal",
    "draft_id": "draft",
    "friendship_id": "friendship",
    "invitation_id": "invitation",
}


@cache
def _schema(app: Flask) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("route", sorted(TABLE))
def test_nothing_breaks_or_surprises(app: Flask, kept_world: KeptWorld, route: str) -> None:
    world = kept_world.restored()
    tokens = [world.tokens[name] for name in ACTORS]
    method, path = route.replace("<key:", "{").replace(">", "}").split(" ")
    operation = _schema(app)[path][method]

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), token=st.sampled_from(tokens))
    def call(case: Case, token: str) -> None:
        rates.configure(None)
        for name in KNOWN.keys() & case.path_parameters.keys():
            case.path_parameters[name] = world.things[KNOWN[name]]
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)

    call()
