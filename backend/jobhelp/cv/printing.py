"""A CV on one page: Typst sets it, and gets every word as data, never as markup."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from backend.core.fonts import FONTS

from .words import LABELS, LANGUAGE_NAMES, MONTHS

TEMPLATE = Path(__file__).parent / "page.typ"


def print_cv(content: dict[str, Any], *, language: str) -> bytes:
    """These words as a tagged PDF of one A4 page, in letters as large as there is room for."""
    page = json.dumps(_page(content, language), ensure_ascii=False)
    printed: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"page": page},
    )
    return printed


def _page(content: dict[str, Any], language: str) -> dict[str, Any]:
    """What stands on the page, in its order; what was left empty does not stand there."""
    words = LABELS[language]
    spoken = [f"{_name_of(one['language'], language)} ({words[one['level']]})" for one in content["languages"]]
    sections = [
        (words["about"], _text(content["about"])),
        (words["experiences"], [_experience(one, language) for one in content["experiences"] if one["title"]]),
        (words["schools"], [_school(one, language) for one in content["schools"] if one["school"]]),
        (words["strengths"], _text(", ".join(content["strengths"]))),
        (words["languages"], _text(", ".join(spoken))),
        (words["interests"], _text(", ".join(content["interests"]))),
        (words["times"], _text(_join(content["times"] + content["travel"], words))),
        (words["said"], [_said(one) for one in content["said"] if one["agreed"] and one["words"]]),
    ]
    return {
        "lang": language,
        "style": content["style"],
        "name": content["name"],
        "contact": [content[key] for key in ("phone", "email", "town") if content[key]],
        "sections": [{"title": title, "entries": entries} for title, entries in sections if entries],
    }


def _text(text: str) -> list[dict[str, str]]:
    return [{"head": "", "aside": "", "text": text}] if text else []


def _experience(one: dict[str, Any], language: str) -> dict[str, str]:
    head = ", ".join(filter(None, (one["title"], one["place"])))
    return {"head": head, "aside": _span(one["since"], one["until"], language), "text": one["text"]}


def _school(one: dict[str, Any], language: str) -> dict[str, str]:
    return {"head": one["school"], "aside": _span(one["since"], one["until"], language), "text": one["what"]}


def _said(one: dict[str, Any]) -> dict[str, str]:
    return {
        "head": "",
        "aside": "",
        "text": f"“{one['words']}” {', '.join(filter(None, (one['name'], one['relation'])))}",
    }


def _join(slugs: Sequence[str], words: dict[str, str]) -> str:
    return ", ".join(words[slug] for slug in slugs)


def _span(since: str | None, until: str | None, language: str) -> str:
    """From when to when: "aug. 2024 til nu", or nothing when nobody said since when."""
    if not since:
        return _moment(until, language) if until else ""
    end = _moment(until, language) if until else LABELS[language]["now"]
    begin = _moment(since, language)
    return begin if begin == end else f"{begin} {LABELS[language]['to']} {end}"


def _moment(when: str, language: str) -> str:
    year, _, month = when.partition("-")
    return f"{MONTHS[language][int(month) - 1]} {year}" if month else year


def _name_of(code: str, language: str) -> str:
    return LANGUAGE_NAMES[language].get(code, code)
