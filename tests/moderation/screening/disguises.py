"""Texts in every disguise: the written examples and the rules' own, changed as people change what they want unseen."""

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from moderation.screening import Context, Label
from moderation.screening.normalise import load_data
from tests.moderation.screening.examples import load

_SETS = ("dev", "aside", "independent_dev", "everyday", "wording")
CONTACT = (
    "mit nummer er 20 12 34 56",
    "tyve tolv fireogtredive seksoghalvtreds",
    "2O l2 34 56",
    "kai snabel-a gmail punktum com",
    "kai@gmail.com",
    "kai at hotmail. dk",
    "kai (at) min-side (dot) dk",
    "kai snabel-a min-side. dk",
    "kai snabel-a min-side punktum dk",
    "hun elsker at svømme. de er her nu",
    "snap: kai123",
    "s n a p k a i",
    "s.n.a.p._.k.a.i",
    "i g k a i m",
    "@kai.h",
    "find mig på fb Kai Hansen",
    "wa.me/4520123456",
    "instagram.com/kai",
    "Rosenvej 12, 2. tv",
    "120507-1234",
    "👻 kai99",
)
_ODD = (
    *(".", "...", "?!", ";", "!", "\n", "\n \n", "\u200b", "e\u0301", "q\u0303", "\u0301", "`hej`", "it´s", "don't"),
    *(
        "maIl",
        "AIIe",
        "²",
        "①",
        "٣٤",
        "०",
        "𝐤𝐢𝐥𝐥",
        "ＳＮＡＰ",
        "ﬀ",
        "ß",
        "İ",
        "\u2028",
        "\x85",
        "\x1c",
        "❤️",
        "😂🔪",
        "🇩🇰",
    ),
    *("_", "a_b_c", "$elvmord", "k!ll", "s3lvm0rd", "1 2 3", "æ ø å", "ooeoe", "sel vmo rd", "selv. mord", "kl 17:30"),
)
_LEET = str.maketrans("eiosatl", "3105471")
_CYRILLIC = str.maketrans("aeopcxi", "аеорсхі")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_SPACES = ("\n", "  ", "\t", "_", "-", ". ", ", ", "! ", "\u00a0", " \n\n ", "/", "")
_SLIPPED_IN = "'!|10$😂 .,`\"@9"


def written() -> list[str]:
    """The examples of the sets and of the rules, each once."""
    rules = [rule for label in Label for rule in load_data(label).get("rule", [])]
    own = [text for rule in rules for text in (*rule["positive"], *rule["negative"])]
    return [*dict.fromkeys([*(example.text for name in _SETS for example in load(name)), *own, *CONTACT])]


def _here_and_there(change: Callable[[str, Random], str], share: float) -> Callable[[str, Random], str]:
    return lambda text, chance: "".join(change(one, chance) if chance.random() < share else one for one in text)


DISGUISES: tuple[Callable[[str, Random], str], ...] = (
    lambda text, _: text,
    lambda text, _: text.upper(),
    lambda text, _: text.title(),
    lambda text, _: text.translate(_LEET),
    lambda text, _: text.translate(_FULL_WIDTH),
    lambda text, _: text.replace("å", "a\u030a").replace("l", "I"),
    lambda text, _: text.replace("å", "aa").replace("ø", "oe").replace("æ", "ae"),
    lambda text, _: "  ".join(" ".join(word) for word in text.split()),
    lambda text, chance: text.replace(" ", chance.choice(_SPACES)),
    lambda text, chance: " ".join(chance.sample(text.split(), len(text.split()))),
    lambda text, chance: text[: chance.randrange(len(text) + 1)],
    lambda text, chance: " ".join(text.split()[: chance.randrange(1, 5)]),
    _here_and_there(lambda one, _: one.translate(_LEET), 0.2),
    _here_and_there(lambda one, _: one.translate(_CYRILLIC), 0.3),
    _here_and_there(lambda one, _: one + "\u200b", 0.1),
    _here_and_there(lambda one, chance: one * chance.randrange(5), 0.1),
    _here_and_there(lambda one, chance: chance.choice(_SLIPPED_IN) + one, 0.05),
)

_PIECES = st.one_of(st.sampled_from(written()), st.sampled_from(CONTACT), st.sampled_from(_ODD), st.text(max_size=6))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few pieces one after the other, disguised at most twice."""
    text = draw(st.sampled_from((" ", ". ", "\n", ""))).join(draw(st.lists(_PIECES, max_size=3)))
    chance = Random(draw(st.integers(0, 2**32)))  # noqa: S311  # a failure can be lived through again
    for disguise in draw(st.lists(st.sampled_from(DISGUISES), max_size=2)):
        text = disguise(text, chance)
    return text


@st.composite
def messages(draw: st.DrawFn) -> tuple[str, Context]:
    """A text by somebody to somebody, perhaps after others, perhaps split over several messages."""
    text, recent = draw(texts()), draw(st.lists(texts(), max_size=3))
    if draw(st.booleans()):
        cut = draw(st.integers(0, len(text)))
        text, recent = text[cut:], [*recent, text[:cut]]
    role = draw(st.sampled_from(("youth", "volunteer")))
    ages = st.none() | st.integers(13, 40)
    return text, Context(role, draw(ages), draw(ages), recent=tuple(recent))
