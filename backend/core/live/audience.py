"""Who is connected to this process, by account, and how to reach them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from backend.core import metrics

from . import packets
from .lines import Line
from .send_buffer import SendBuffer

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Connection:
    """One open socket and the session it was opened with; `line` is None while the library speaks for us."""

    sid: str
    session_id: str
    account_id: str
    language: str
    line: Line | None = None


connections: dict[str, Connection] = {}
_buffers: dict[str, list[SendBuffer]] = {}
_others: dict[str, list[str]] = {}


def enter(connection: Connection) -> None:
    """From now on this connection hears what its account is told."""
    connections[connection.sid] = connection
    if connection.line:
        _buffers.setdefault(connection.account_id, []).append(connection.line.send_buffer)
    else:
        _others.setdefault(connection.account_id, []).append(connection.sid)
    metrics.connections.set(len(connections))


def leave(sid: str) -> None:
    """This connection is gone; harmless when it is so already."""
    if connection := connections.pop(sid, None):
        if connection.line:
            _strike(_buffers, connection.account_id, connection.line.send_buffer)
        else:
            _strike(_others, connection.account_id, sid)
        metrics.connections.set(len(connections))


def deliver(account_ids: Iterable[str], packet: str, tell_others: Callable[[list[str], str], None]) -> None:
    """Write one packet to every line of these accounts; `tell_others` gets it for the sids the library speaks for."""
    frame, others = packets.frame(packet), []
    for account_id in account_ids:
        for send_buffer in _buffers.get(account_id, ()):
            send_buffer.write(frame)
        if account_id in _others:
            others += _others[account_id]
    if others:
        tell_others(others, packet)


def chosen(fits: Callable[[Connection], bool]) -> list[Connection]:
    """The connections that fit."""
    return [connection for connection in connections.values() if fits(connection)]


def _strike(listeners: dict[str, list[T]], account_id: str, gone: T) -> None:
    left = [one for one in listeners[account_id] if one is not gone]
    if left:
        listeners[account_id] = left
    else:
        del listeners[account_id]
