"""The use cases of travel money."""

from .asking import ask, let_go, withdraw
from .giving import answer, pay, remind
from .tariff import set_tariff

__all__ = ["answer", "ask", "let_go", "pay", "remind", "set_tariff", "withdraw"]
