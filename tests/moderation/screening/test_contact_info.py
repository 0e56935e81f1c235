import pytest

from moderation.screening import Action, Context, Label, Severity, screen


@pytest.mark.parametrize(
    ("text", "detector", "severity"),
    [
        ("mit nummer er 20 12 34 56", "contact_info.phone", Severity.MEDIUM),
        ("tyve tolv fireogtredive seksoghalvtreds", "contact_info.phone", Severity.MEDIUM),
        ("2O l2 34 56 er mit nr", "contact_info.phone", Severity.MEDIUM),
        ("text me on +44 7911 123456", "contact_info.phone", Severity.MEDIUM),
        ("kai snabel-a gmail punktum com", "contact_info.mail", Severity.MEDIUM),
        ("mit snap er kai123", "contact_info.handle", Severity.MEDIUM),
        ("jeg hedder kaiboy på insta", "contact_info.handle", Severity.MEDIUM),
        ("wa.me/4520123456", "contact_info.link", Severity.MEDIUM),
        ("jeg bor på Rosenvej 12, 2. tv", "contact_info.home", Severity.HIGH),
        ("dørkoden er 4821", "contact_info.door_code", Severity.HIGH),
        ("mit cpr er 120507-1234", "contact_info.cpr", Severity.HIGH),
        ("hvad er dit nummer", "contact_info.ask_thing", Severity.LOW),
    ],
)
def test_kinds_of_contact_data(text: str, detector: str, severity: Severity) -> None:
    verdict = screen(text)
    assert detector in {reason.detector for reason in verdict.reasons}
    assert verdict.severity is severity
    assert verdict.action is (Action.NUDGE if severity is Severity.LOW else Action.HOLD)


def test_the_reason_points_at_the_number() -> None:
    text = "ring: ２０ 12\u200b 34 56 tak"
    [reason] = screen(text).reasons
    assert text[reason.start : reason.end] == "２０ 12\u200b 34 56"


@pytest.mark.parametrize(
    ("recent", "text"),
    [
        (("mit nummer er 20", "12"), "34 56"),
        (("20 12", "34"), "56"),
        (("min snap er",), "kai123"),
        (("kai.hansen",), "@gmail.com"),
    ],
)
def test_data_split_over_messages_is_seen_at_the_last_piece(recent: tuple[str, ...], text: str) -> None:
    assert screen(text).action is Action.ALLOW
    verdict = screen(text, Context(recent=recent))
    assert (verdict.labels, verdict.action) == ((Label.CONTACT_INFO,), Action.HOLD)
    assert all(0 <= reason.start < reason.end <= len(text) for reason in verdict.reasons)


def test_what_was_given_before_does_not_stain_the_next_message() -> None:
    assert screen("vi ses kl 17", Context(recent=("mit nummer er 20 12 34 56",))).action is Action.ALLOW


def test_somebody_elses_contact_data_has_its_own_label_and_is_held_too() -> None:
    verdict = screen("Sofies nummer er 20 12 34 56")
    assert (verdict.labels, verdict.action) == ((Label.PERSONAL_DATA_OF_THIRD_PARTY,), Action.HOLD)


@pytest.mark.parametrize(
    ("text", "youth", "adult"),
    [
        ("hvad er dit nummer", (Severity.LOW, Action.NUDGE), (Severity.MEDIUM, Action.HOLD)),
        ("mit nummer er 20 12 34 56", (Severity.MEDIUM, Action.HOLD), (Severity.HIGH, Action.HOLD)),
    ],
)
def test_adults_are_screened_harder(text: str, youth: tuple[Severity, Action], adult: tuple[Severity, Action]) -> None:
    as_youth, as_adult = screen(text), screen(text, Context(sender_role="volunteer"))
    assert (as_youth.severity, as_youth.action) == youth
    assert (as_adult.severity, as_adult.action) == adult
    assert screen(text, Context(sender_age=19, audience_min_age=15)) == as_adult
