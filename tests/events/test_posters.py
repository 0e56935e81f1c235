"""An event on paper: readable, tagged, and without where it is."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from backend.core import clock
from tests.conftest import Api, UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community

AsAccount = Callable[[str], Api]
SAID = {
    "da": ("Fredag 12. juni, 17.00 til 20.00", "De første ti minutter", "Det koster ikke noget."),
    "en": ("Friday 12 June, 17:00 to 20:00", "The first ten minutes", "It costs nothing."),
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_says_when_and_what_it_is_like_but_not_where(language: str, unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze("2026-06-05T17:00:00+02:00"):
        with unit():
            community = make_community()
            host = make_adult("organiser", community=community)
            starts_at = clock.now().replace(day=12)
            event = make_event(
                community=community,
                host=host,
                title="Mad & brætspil #1",
                description="Vi spiser sammen. " * 60,
                place="Hemmelig Vej 7",
                starts_at=starts_at,
                ends_at=starts_at.replace(hour=18),
            )
        answer = as_account(host.id).get(f"/events/{event.id}/poster.pdf?language={language}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(io.BytesIO(answer.data))
    text = " ".join(pages.pages[0].extract_text().split())
    assert (len(pages.pages), pages.root_object["/MarkInfo"]["/Marked"]) == (1, True)
    assert all(words in text for words in (*SAID[language], "Mad & brætspil #1", "Vi spiser sammen"))
    assert f"/events/{event.id}" in text.replace(" ", "")  # it breaks where the line ends
    assert "Hemmelig" not in text


def test_of_what_is_cancelled_there_is_none(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community)
        event = make_event(community=community, host=host)
    organiser = as_account(host.id)
    organiser.post(f"/events/{event.id}/cancellation", {"reason": "Freja er syg"})

    assert organiser.get(f"/events/{event.id}/poster.pdf").json["code"] == "event_closed"
