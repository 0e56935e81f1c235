"""Every notice can be worded, in both languages, in words that are easy to read."""

from collections import defaultdict
from datetime import date
from string import Formatter

import pytest

from backend.core.text import LANGUAGES
from backend.notifications import texts
from moderation import guidelines
from moderation.statements import wording as statements
from tests.support.lix import lix

ACTIONS = (
    "hide", "warn", "reject", "suspend", "suspend@", "mute@", "hold_first@", "ban", "rename", "end", "close_room",
    "something new",
)  # fmt: skip
UNTIL = "2026-11-27T12:00:00+00:00"
DAY = date(2026, 11, 20)
LONG = "Det er " + "meget " * 40


def act(name: str) -> dict[str, str | None]:
    """One action; "mute@" is one with an end."""
    return {"name": name.rstrip("@"), "until": UNTIL if name.endswith("@") else None}


def statement(action: str, language: str = "da", *, guideline: str = "be_kind", text: str = "Du er dum") -> str:
    data = statements.facts(acts=[act(action)], guideline=guideline, quote=statements.shorten(text), day=DAY)
    return "\n".join(texts.render("moderation.decision", data, language))


@pytest.mark.parametrize("kind", texts.TEMPLATES)
def test_both_languages_say_the_same_things(kind: str) -> None:
    assert set(texts.TEMPLATES[kind]) == set(LANGUAGES)
    fields = {language: _fields(texts.TEMPLATES[kind][language]) for language in LANGUAGES}
    assert fields["da"] == fields["en"]
    assert texts.TEMPLATES[kind]["da"] != texts.TEMPLATES[kind]["en"]


def test_a_fact_is_said_in_the_readers_language() -> None:
    data = {"duty": "Køkkenet", "duty_en": "The kitchen", "when": "17:00"}

    assert texts.render("crew.shift_off", data, "da")[1].startswith("Køkkenet, 17:00")
    assert texts.render("crew.shift_off", data, "en")[1].startswith("The kitchen, 17:00")


@pytest.mark.parametrize("kind", texts.TEMPLATES)
def test_templates_are_easy_to_read(kind: str) -> None:
    title, text = texts.TEMPLATES[kind]["da"]
    filled = text.format_map(defaultdict(lambda: "Navn"))
    assert len(title) <= 60
    assert lix(filled) <= 35


def test_an_unknown_kind_or_missing_data_is_a_mistake() -> None:
    for kind, data in (("no.kind", {}), ("moderation.answer", {}), ("moderation.decision", {"action": "hide"})):
        with pytest.raises(KeyError):
            texts.check(kind, data)


class TestStatement:
    def test_it_gives_every_reason(self) -> None:
        assert statement("hide") == (
            "Noget af dit er skjult\n"
            "Vi har skjult det her. Andre kan ikke se det mere.\n\n"
            "Det handler om: »Du er dum«\n"
            "Set den 20.11.2026.\n\n"
            "Vores aftale: Vi taler ordentligt. Vi driller ikke, så det gør ondt. Vi holder ingen udenfor.\n\n"
            "Et program ser på alt, der bliver skrevet her. Et menneske har læst det og besluttet det.\n\n"
            "Er du uenig? Sig det under Mig, eller til en koordinator. "
            "Det kan du i seks måneder. Så ser en anden på det."
        )

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("action", ACTIONS)
    def test_no_action_is_without(self, action: str, language: str) -> None:
        text = statement(action, language)
        guideline = guidelines.load()["be_kind"]
        for part in (guideline.title[language], guideline.text[language], "Du er dum", "2026"):
            assert part in text
        assert ("koordinator" if language == "da" else "coordinator") in text
        assert ("Et menneske" if language == "da" else "A person") in text

    @pytest.mark.parametrize("guideline", guidelines.load())
    @pytest.mark.parametrize("action", ACTIONS)
    def test_all_of_them_are_easy_to_read(self, action: str, guideline: str) -> None:
        assert lix(statement(action, guideline=guideline)) <= 25

    def test_a_long_text_is_quoted_short_and_on_one_line(self) -> None:
        quote = statements.shorten(f"a\n\n b {LONG}")
        data = statements.facts(acts=[act("hide")], guideline="be_kind", quote=quote, day=DAY)
        assert data["quote"].startswith("a b Det er meget")
        assert len(data["quote"]) <= statements.QUOTE_LENGTH
        assert data["quote"].endswith("…")

    def test_braces_in_a_text_stay_braces(self) -> None:
        assert "»{title} {0}«" in statement("hide", text="{title} {0}")

    def test_a_released_message_needs_no_reasons(self) -> None:
        assert statement("release") == (
            "Din besked er fin\nVi skulle lige se på den først. Den kommer, når chatten er åben. "
            "Er chatten slut, bliver den ikke sendt."
        )

    @pytest.mark.parametrize(
        ("action", "told"),
        [("release", "Din rettelse er fin\n"), ("reject", "Din rettelse blev ikke brugt\n"), ("hide", "Noget af dit")],
    )
    def test_of_an_edit_it_tells_what_became_of_the_edit(self, action: str, told: str) -> None:
        data = statements.facts(acts=[act(action)], guideline="be_kind", quote="hov", day=DAY, of_edit=True)
        words = "\n".join(statements.write(data, "da"))
        assert words.startswith(told)
        assert lix(words) <= 25


def _fields(words: texts.Words) -> set[str]:
    return {name for part in words for _, name, _, _ in Formatter().parse(part) if name}
