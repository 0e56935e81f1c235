"""What happens by itself: an opening whose day is over, or whose hours the rules no longer allow, is taken down."""

from backend.core import tasks
from backend.core.db import unit_of_work

from . import service


@tasks.every(minutes=30)
def end_openings() -> int:
    """See to what is shown; returns how many openings were taken down."""
    with unit_of_work():
        return service.end_what_is_over()
