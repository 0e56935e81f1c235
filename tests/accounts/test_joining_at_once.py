from concurrent.futures import ThreadPoolExecutor

from backend.accounts import service
from backend.accounts.models import Account
from backend.accounts.service import InvitationUnknown
from backend.core.db import unit_of_work
from tests.accounts.test_service import LOOKS, YES
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community


def test_one_code_pressed_by_many_at_once_admits_one(unit: UnitOfWork) -> None:
    with unit():
        _, code = service.invite(actor=make_adult("coordinator", community=make_community()), invites="youth")

    def press(number: int) -> bool:
        try:
            with unit_of_work():
                service.join(code=code, handle=f"young{number}", password_hash="!", consent=YES, **LOOKS)
            return True
        except InvitationUnknown:
            return False

    with ThreadPoolExecutor(12) as pool:
        admitted = list(pool.map(press, range(12)))

    assert admitted.count(True) == 1
    with unit() as session:
        assert session.query(Account).filter(Account.handle.startswith("young")).count() == 1
