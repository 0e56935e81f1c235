"""REST: ideas, votes, answers, and who is on the crew."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service
from .models import Idea

blueprint = ApiBlueprint("crew")
endpoint = blueprint.endpoint
IDEA = "/ideas/<key:idea_id>"
COMMENT = f"{IDEA}/comments/<key:comment_id>"
IDEA_OUT = schemas.IdeaSchema()


@endpoint("GET", "/ideas", query=schemas.IdeasQuery(), returns=page_of(schemas.IdeaSchema))
def list_ideas(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """What people would like to do."""
    return queries.list_ideas(actor, window, **query)


@endpoint("GET", IDEA, returns=IDEA_OUT)
def get_idea(actor: Actor, idea_id: str) -> dict[str, Any]:
    """One idea."""
    return queries.get_idea(actor, idea_id)


@endpoint("PUT", IDEA, body=schemas.NewIdea(), returns=IDEA_OUT, rate="60/hour")
def put_idea(actor: Actor, idea_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Have an idea, or say it otherwise."""
    return _shown(actor, service.put_idea(actor=actor, idea_id=idea_id, texts=body))


@endpoint("DELETE", IDEA, status=204)
def withdraw(actor: Actor, idea_id: str) -> None:
    """Take an own idea off the board."""
    service.withdraw(actor=actor, idea_id=idea_id)


@endpoint("PUT", f"{IDEA}/vote", body=schemas.NewVote(), returns=IDEA_OUT)
def vote(actor: Actor, idea_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say what one thinks of it."""
    return _shown(actor, service.vote(actor=actor, idea_id=idea_id, **body))


@endpoint("PUT", f"{IDEA}/answer", body=schemas.NewIdeaAnswer(), returns=IDEA_OUT)
def answer(actor: Actor, idea_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Answer it, with a reason."""
    return _shown(actor, service.answer(actor=actor, idea_id=idea_id, **body))


@endpoint("POST", f"{IDEA}/draft", returns=schemas.BegunSchema(), status=201)
def start_event(actor: Actor, idea_id: str) -> dict[str, Any]:
    """Begin an event with its words."""
    return {"id": service.start_event(actor=actor, idea_id=idea_id).id}


@endpoint("GET", f"{IDEA}/comments", query=PageQuery(), returns=page_of(schemas.IdeaCommentSchema))
def list_comments(actor: Actor, idea_id: str, window: Window) -> Page[dict[str, Any]]:
    """What people say to it."""
    return queries.list_comments(actor, idea_id, window)


@endpoint("PUT", COMMENT, body=schemas.NewIdeaComment(), returns=schemas.IdeaCommentSchema(), rate="120/hour")
def comment(actor: Actor, idea_id: str, comment_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say something to it."""
    said = service.comment(actor=actor, idea_id=idea_id, comment_id=comment_id, **body)
    return queries.describe_comments(actor, [said])[0]


@endpoint("DELETE", COMMENT, status=204)
def take_back(actor: Actor, idea_id: str, comment_id: str) -> None:
    """Take one's own words back."""
    service.take_back(actor=actor, idea_id=idea_id, comment_id=comment_id)


@endpoint("GET", "/crew", query=PageQuery(), returns=page_of(schemas.CrewMemberSchema))
def list_members(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The youths of the crew."""
    return queries.list_members(actor, window)


@endpoint("GET", "/crew/mine", returns=schemas.OwnMembershipSchema())
def show_own(actor: Actor) -> dict[str, Any]:
    """Whether one was asked, and said yes."""
    return queries.show_own(actor)


@endpoint("PUT", "/crew/<key:account_id>", status=204)
def ask_on(actor: Actor, account_id: str) -> None:
    """Ask a youth onto the crew."""
    service.ask_on(actor=actor, account_id=account_id)


@endpoint("DELETE", "/crew/<key:account_id>", status=204)
def leave(actor: Actor, account_id: str) -> None:
    """Step down, or end it for somebody."""
    service.leave(actor=actor, account_id=account_id)


@endpoint("PUT", "/crew/mine/yes", status=204)
def join(actor: Actor) -> None:
    """Say yes to being asked."""
    service.join(actor=actor)


def _shown(actor: Actor, idea: Idea) -> dict[str, Any]:
    return queries.describe(actor, [idea])[0]
