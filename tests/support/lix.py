"""LIX, the Scandinavian measure of readability: words per sentence plus the share of long words in per cent."""

import re


def lix(text: str) -> float:
    """The LIX of `text`; up to 24 is very easy, 25 to 34 easy. A word is long from seven letters."""
    words = re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", text)
    sentences = len(re.findall(r"[.!?:]+(?=\s|$)", text)) or 1
    long_words = sum(len(word) > 6 for word in words)
    return len(words) / sentences + 100 * long_words / len(words)
