from pathlib import Path

import pytest

from script.check_docs import anchors, broken_links


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "other.md").write_text("# Two words\n\n## `code` & Ælde, here\n\n## Two words\n")
    (tmp_path / "picture.png").touch()
    return tmp_path / "page.md"


@pytest.mark.parametrize(
    "text",
    [
        "[a](docs/other.md)",
        "[a](docs/other.md#two-words-1)",
        "[a](docs/other.md#code--ælde-here)",
        "[a](docs)",
        "![a](picture.png)",
        '<img src="picture.png">',
        "[a](https://example.org/nowhere) <mailto:a@example.org>",
        "# Here\n\n[a](#here)",
        '<a id="spot"></a>\n\n[a](#spot)',
        "`[a](nowhere.md)`\n\n```\n[a](nowhere.md)\n```",
        "[a][b]\n\n[b]: docs/other.md",
    ],
)
def test_a_link_that_leads_somewhere(page: Path, text: str) -> None:
    page.write_text(text)

    assert broken_links(page) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("[a](nowhere.md)", "nowhere.md"),
        ("[a](docs/other.md#three-words)", "docs/other.md#three-words"),
        ("[a](docs#two-words)", "docs#two-words"),
        ("![a](nowhere.png)", "nowhere.png"),
        ('<img src="nowhere.png">', "nowhere.png"),
        ("[a](#here)", "#here"),
        ("[a][b]\n\n[b]: nowhere.md", "nowhere.md"),
        ("| a |\n|---|\n| [a](nowhere.md) |", "nowhere.md"),
    ],
)
def test_a_link_that_leads_nowhere(page: Path, text: str, broken: str) -> None:
    page.write_text(text)

    assert broken_links(page) == [broken]


def test_headings_with_the_same_words_are_numbered(page: Path) -> None:
    assert anchors(page.parent / "docs" / "other.md") == {"two-words", "code--ælde-here", "two-words-1"}
