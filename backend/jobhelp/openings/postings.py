"""Openings as JobPosting (schema.org), which other programs write and read."""

from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from typing import Any

from backend.core.text import clean

CONTEXT = "https://schema.org"
EMPLOYMENT = {"leisure_job": "PART_TIME", "internship": "INTERN"}
# What is read of a posting; every other kind of fact in it is named as left out.
READ = {"@context", "@type", "title", "description", "employmentType", "validThrough", "jobLocation"}
TITLE, ABOUT = 80, 2000
_BLOCKS = {"p", "br", "li", "div", "ul", "ol", "h1", "h2", "h3", "h4"}


def write(opening: Mapping[str, Any], hours: str) -> dict[str, Any]:
    """An opening as a writer sees it, with its hours in words."""
    employer = opening["employer"]
    town = opening["area_name"]
    address = {"@type": "PostalAddress", "addressLocality": town, "addressCountry": "DK"}
    posting = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": opening["title"],
        "description": opening["about"],
        "employmentType": EMPLOYMENT.get(opening["kind"], "OTHER"),
        "validThrough": opening["open_until"].isoformat(),
        "workHours": hours,
        "hiringOrganization": {
            "@type": "Organization",
            "name": employer["name"],
            "identifier": {"@type": "PropertyValue", "propertyID": "CVR", "value": employer["cvr"]},
        },
        "jobLocation": {"@type": "Place", "address": address} if town else None,
    }
    return {name: value for name, value in posting.items() if value}


def read(posting: Mapping[str, Any], areas: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What a draft could keep of a posting, and the name of every fact in it that is left out or cut."""
    left = {str(name) for name in posting if name not in READ}
    facts: dict[str, Any] = {}
    for name, most, into in (("title", TITLE, "title"), ("description", ABOUT, "about")):
        text = _text(posting.get(name))
        facts[into] = text[:most].strip()
        if len(text) > most:
            left.add(name)
    facts["kind"] = _kind(posting.get("employmentType"), left)
    facts["open_until"] = _day(posting.get("validThrough"), left)
    facts["area"] = _area(posting.get("jobLocation"), areas, left)
    return facts, sorted(left)


def _kind(said: Any, left: set[str]) -> str:
    wanted = said[0] if isinstance(said, list) and said else said
    found = next((kind for kind, name in EMPLOYMENT.items() if name == wanted), None)
    if found is None and said is not None:
        left.add("employmentType")
    return found or "leisure_job"


def _day(said: Any, left: set[str]) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if isinstance(said, str) else None
    except ValueError:
        left.add("validThrough")
        return None


def _area(said: Any, areas: Mapping[str, str], left: set[str]) -> str | None:
    place = said[0] if isinstance(said, list) and said else said
    address = place.get("address") if isinstance(place, Mapping) else None
    town = address.get("addressLocality") if isinstance(address, Mapping) else None
    slugs = {name.casefold(): slug for slug, name in areas.items()}
    found = slugs.get(town.casefold()) if isinstance(town, str) else None
    if said is not None and found is None:
        left.add("jobLocation")
    return found


def _text(said: Any) -> str:
    """Words without the markup that postings often hold; nothing for what is no text."""
    if not isinstance(said, str):
        return ""
    words = _Words()
    words.feed(said)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).splitlines())
    try:
        return clean("\n".join(filter(None, lines)))
    except ValueError:
        return ""


class _Words(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002  # what a tag says of itself is not text
        self._hidden += tag in {"script", "style"}
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"} and self._hidden > 0
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
