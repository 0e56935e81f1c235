"""Half years, by which the figures for everybody are told."""

from datetime import datetime

from backend.core import clock
from backend.core.errors import AppError


class NotOverYet(AppError):
    """Figures that still change would tell about whoever changed them."""

    status, code = 409, "not_over_yet"
    text = {
        "da": "Det halve år er ikke slut endnu. Tallene kommer, når det er.",
        "en": "That half year is not over yet. The figures come when it is.",
    }


def last_finished() -> str:
    """The half year that ended last, such as 2026H1."""
    today = clock.today()
    return f"{today.year}H1" if today.month > 6 else f"{today.year - 1}H2"


def span(half: str) -> tuple[datetime, datetime]:
    """The first moment of a half year and the first after it; raises NotOverYet."""
    year, is_first = int(half[:4]), half.endswith("H1")
    begin = _moment(year, 1 if is_first else 7)
    end = _moment(year, 7) if is_first else _moment(year + 1, 1)
    if end > clock.now():
        raise NotOverYet
    return begin, end


def _moment(year: int, month: int) -> datetime:
    return datetime(year, month, 1, tzinfo=clock.COPENHAGEN)
