"""Every relative link and every anchor in the project's Markdown leads somewhere."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

PROJECT = Path(__file__).resolve().parent.parent
MARKDOWN = MarkdownIt("commonmark").enable("table")
HTML_LINK = re.compile(r"""\b(?:href|src)=["']([^"']+)["']""")
HTML_ANCHOR = re.compile(r"""\b(?:id|name)=["']([^"']+)["']""")


def main() -> None:
    """Print what leads nowhere; exits 1 if anything does."""
    broken = [f"{page.relative_to(PROJECT)}: {target}" for page in _pages() for target in broken_links(page)]
    print("\n".join(broken) or "Every link leads somewhere.")
    sys.exit(bool(broken))


def broken_links(page: Path) -> list[str]:
    """The links of a page that lead to no file, or to no heading of it."""
    return [target for target in _targets(page) if not _leads_somewhere(page, target)]


def anchors(page: Path) -> set[str]:
    """What may follow # in a link to a page: its headings as GitHub spells them, and the ids in its HTML."""
    found: set[str] = set()
    for opening, heading in pairwise(_parsed(page)):
        if opening.type == "heading_open":
            found.add(_unused(_slug(heading), found))
    for token in _flat(page):
        if token.type in {"html_block", "html_inline"}:
            found.update(HTML_ANCHOR.findall(token.content))
    return found


def _pages() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [PROJECT / name for name in listed.stdout.splitlines() if (PROJECT / name).exists()]


def _targets(page: Path) -> Iterator[str]:
    for token in _flat(page):
        if token.type == "link_open":
            yield str(token.attrs["href"])
        elif token.type == "image":
            yield str(token.attrs["src"])
        elif token.type in {"html_block", "html_inline"}:
            yield from HTML_LINK.findall(token.content)


def _leads_somewhere(page: Path, target: str) -> bool:
    link = urlsplit(target)
    if link.scheme or link.netloc:
        return True
    destination = (page.parent / unquote(link.path)) if link.path else page
    if not link.fragment:
        return destination.exists()
    return destination.is_file() and unquote(link.fragment) in anchors(destination)


def _parsed(page: Path) -> list[Token]:
    return MARKDOWN.parse(page.read_text())


def _flat(page: Path) -> Iterator[Token]:
    for token in _parsed(page):
        yield token
        yield from token.children or ()


def _slug(heading: Token) -> str:
    words = "".join(part.content for part in heading.children or () if part.type in {"text", "code_inline"})
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _unused(slug: str, taken: set[str]) -> str:
    number = 0
    while (name := f"{slug}-{number}" if number else slug) in taken:
        number += 1
    return name


if __name__ == "__main__":
    main()
