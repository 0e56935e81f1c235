import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.accounts import passwords

PASSWORD = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=8, max_size=64)


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 4)


@settings(max_examples=25, deadline=None)
@given(PASSWORD, PASSWORD)
def test_only_the_same_password_matches(one: str, other: str) -> None:
    stored = passwords.hash_password(one)

    assert passwords.is_match(one, stored)
    assert passwords.is_match(other, stored) is (passwords._digest(one) == passwords._digest(other))


def test_every_character_of_a_long_password_counts() -> None:
    long = "🌊" * 63
    stored = passwords.hash_password(long + "a")

    assert not passwords.is_match(long + "b", stored)


def test_an_account_without_a_password_lets_nobody_in() -> None:
    assert not passwords.is_match("hvad som helst", "!")
    assert not passwords.is_match("hvad som helst", None)


def test_a_letter_composed_or_not_is_the_same_letter() -> None:
    assert passwords.is_match("blåbærgrød", passwords.hash_password("bla\u030abærgrød"))
