"""Who lives in the demo. All invented."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from backend.accounts import founding, passwords, service
from backend.accounts.actors import actor_of
from backend.accounts.models import Account
from backend.accounts.queries import get_account
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work

PASSWORD = "lampen er taendt"  # noqa: S105  # everybody may know it: these people are invented
HOUSE, NEIGHBOUR = "Lysgården Kommune", "Fjordby Kommune"
AREAS = {
    HOUSE: ("gentofte-hellerup", "gentofte-ordrup", "gentofte-vangede", "gentofte-jaegersborg"),
    NEIGHBOUR: ("roskilde-roskilde", "roskilde-viby"),
}
CONSENT = {"version": service.CONSENT_VERSION, "yes": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the demo; adults have roles, youths an age."""

    handle: str
    nickname: str
    avatar: str
    tone: str
    community: str = HOUSE
    age: int | None = None
    roles: tuple[str, ...] = ()
    language: str = "da"
    waits: bool = False

    @property
    def legal_name(self) -> str:
        return f"{self.nickname} Opdigtet"

    @property
    def kind(self) -> str:
        return "adult" if self.age is None else "youth"


FOUNDERS = (
    Person(handle="mette", nickname="Mette", avatar="skaal", tone="lamp", roles=("coordinator",)),
    Person(handle="bo", nickname="Bo", avatar="skaal", tone="enamel", roles=("coordinator",), community=NEIGHBOUR),
)
ADULTS = (
    Person(handle="ali", nickname="Ali", avatar="boelge", tone="enamel", roles=("moderator",)),
    Person(handle="ingrid", nickname="Ingrid", avatar="roset", tone="parsley", roles=("moderator", "matchmaker")),
    Person(handle="malik", nickname="Malik", avatar="stjerne", tone="carrot", roles=("matchmaker",)),
    Person(handle="freja", nickname="Freja", avatar="blad", tone="parsley", roles=("organiser",)),
    Person(handle="rosa", nickname="Rosa", avatar="skaal", tone="beet", roles=("referrer", "organiser")),
    Person(handle="karen", nickname="Karen", avatar="roset", tone="lamp", roles=("duty",)),
    Person(
        handle="tage",
        nickname="Tage",
        avatar="boelge",
        tone="plum",
        roles=("moderator", "organiser"),
        community=NEIGHBOUR,
    ),
)
YOUTHS = (
    Person(handle="nor", nickname="Nor", avatar="blad", tone="parsley", age=16),
    Person(handle="sne", nickname="Sne", avatar="drage", tone="enamel", age=16),
    Person(handle="luna", nickname="Luna", avatar="roset", tone="plum", age=17),
    Person(handle="storm", nickname="Storm", avatar="boelge", tone="carrot", age=16),
    Person(handle="vilde", nickname="Vilde", avatar="stjerne", tone="beet", age=19, language="en"),
    Person(handle="aske", nickname="Aske", avatar="skaal", tone="lamp", age=20),
    Person(handle="liv", nickname="Liv", avatar="blad", tone="beet", age=15),
    Person(handle="bjoerk", nickname="Bjørk", avatar="blad", tone="lamp", age=17),
    Person(handle="sky", nickname="Sky", avatar="stjerne", tone="enamel", age=15, waits=True),
    Person(handle="vega", nickname="Vega", avatar="drage", tone="plum", age=16, community=NEIGHBOUR),
)
EVERYBODY = FOUNDERS + ADULTS + YOUTHS


def settle() -> dict[str, str]:
    """Make both communities and everybody in them; returns account ids by handle."""
    password_hash = passwords.hash_password(PASSWORD)  # once: it is slow, and all share the demo's password
    ids: dict[str, str] = {}
    for founder in FOUNDERS:
        ids[founder.handle] = _found(founder, password_hash)
    for person in ADULTS + YOUTHS:
        host = next(founder.handle for founder in FOUNDERS if founder.community == person.community)
        ids[person.handle] = _let_in(person, ids[host], password_hash)
    return ids


def anybody_here() -> bool:
    """Whether the database has an account at all."""
    return session().scalar(select(Account.id).limit(1)) is not None


def act_as(account_id: str) -> Actor:
    """The account as it may act now; inside an open unit of work."""
    return actor_of(get_account(account_id))


def _found(person: Person, password_hash: str) -> str:
    with unit_of_work():
        founder = founding.found_community(
            name=person.community,
            areas=AREAS[person.community],
            handle=person.handle,
            nickname=person.nickname,
            legal_name=person.legal_name,
            password_hash=password_hash,
        )
        founder.avatar, founder.tone = person.avatar, person.tone
        return founder.id


def _let_in(person: Person, coordinator_id: str, password_hash: str) -> str:
    with unit_of_work():
        _, code = service.invite(actor=act_as(coordinator_id), invites=person.kind)
        looks = {"nickname": person.nickname, "avatar": person.avatar, "tone": person.tone}
        account = service.join(
            code=code,
            handle=person.handle,
            language=person.language,
            password_hash=password_hash,
            consent=CONSENT,
            **looks,
        )
    if not person.waits:
        _confirm(person, account.id, coordinator_id)
    return account.id


def _confirm(person: Person, account_id: str, coordinator_id: str) -> None:
    with unit_of_work():
        coordinator = act_as(coordinator_id)
        service.confirm(
            actor=coordinator,
            account_id=account_id,
            legal_name=person.legal_name,
            birth_date=_birth_date(person.age),
        )
        for role in person.roles:
            service.grant_role(
                actor=coordinator,
                account_id=account_id,
                role=role,
                screened_until=clock.today() + timedelta(days=365),
                confidentiality_signed_on=clock.today(),
            )
        session().flush()


def _birth_date(age: int | None) -> date | None:
    if age is None:
        return None
    # Half a year in: nobody in the demo changes band while somebody looks around.
    return clock.today() - timedelta(days=round(365.25 * (age + 0.5)))
