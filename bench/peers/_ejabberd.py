"""Ejabberd with rooms that archive in SQLite, as Debian brings it, and people who talk XMPP."""

import base64
import os
import pwd
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from bench.peers._running import Peer, running
from bench.peers._talk import Room
from tests.support.ports import free_port

NAME = "ejabberd"
LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")
CONFIG = """\
hosts: [localhost]
loglevel: error
listen:
  - {{port: {port}, ip: "127.0.0.1", module: ejabberd_c2s, max_stanza_size: 262144, access: all, starttls: false}}
auth_method: internal
default_db: sql
sql_type: sqlite
sql_database: "{folder}/ejabberd.db"
registration_timeout: infinity
acl: {{loopback: {{ip: ["127.0.0.0/8"]}}}}
access_rules: {{here: {{allow: loopback}}}}
modules:
  mod_register: {{ip_access: here, access: all, access_from: all}}
  mod_mam: {{default: always}}
  mod_muc:
    access: all
    access_create: all
    access_persistent: all
    access_mam: all
    default_room_options: {{mam: true, persistent: true, public: true}}
"""
MESSAGE = re.compile(rb"<message[^>]* type='groupchat'[^>]*>")
IDENTITY = re.compile(rb" id='([^']+)'")


def find() -> str | None:
    """Erlang, if ejabberd is there too."""
    return shutil.which("erl") if shutil.which("ejabberdctl", path=f"{os.environ['PATH']}:/usr/sbin") else None


class Server(Peer):
    """A running ejabberd."""

    @contextmanager
    def rooms(self, size: int, people: int) -> Iterator[list[Room]]:
        """Rooms of fresh people, all of them listening."""
        made: list[Room] = []
        everybody: list[Person] = []
        for number in range(people // size):
            room = Room(number)
            address = f"r{size}-{self._accounts}@conference.localhost"
            for _ in range(size):
                self._accounts += 1
                everybody.append(Person(self._port, f"p{self._accounts}", room, address))
            room.members.extend(everybody[-size:])
            made.append(room)
        try:
            yield made
        finally:
            for person in everybody:
                person.leave()


class Person:
    """An account with a connection, in one room; hears itself like everybody else."""

    def __init__(self, port: int, name: str, room: Room, address: str) -> None:
        self._room, self._address = room, address
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._register(name)
        self._sign_in(name)
        self._ask(
            f"<presence to='{address}/{name}'><x xmlns='http://jabber.org/protocol/muc'>"
            "<history maxstanzas='0'/></x></presence>",
            b"<subject",
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def say(self, name: str, text: str) -> None:
        words = f"<message to='{self._address}' type='groupchat' id='{name}'><body>{text}</body></message>"
        self._socket.sendall(words.encode())

    def leave(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def _register(self, name: str) -> None:
        self._open()
        self._ask(
            f"<iq type='set' id='reg'><query xmlns='jabber:iq:register'><username>{name}</username>"
            "<password>x</password></query></iq>",
            b"id='reg'",
        )

    def _sign_in(self, name: str) -> None:
        secret = base64.b64encode(f"\0{name}\0x".encode()).decode()
        self._ask(f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>", b"<success")
        self._open()
        self._ask("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", b"id='b'")

    def _open(self) -> None:
        self._ask(
            "<stream:stream to='localhost' version='1.0' xmlns='jabber:client' "
            "xmlns:stream='http://etherx.jabber.org/streams'>",
            b"</stream:features>",
        )

    def _ask(self, words: str, answer: bytes) -> None:
        self._socket.sendall(words.encode())
        got = b""
        while answer not in got:
            more = self._socket.recv(65536)
            if not more:
                raise ConnectionError(got.decode(errors="replace"))
            got += more

    def _listen(self) -> None:
        left = b""
        with suppress(OSError):
            while data := self._socket.recv(65536):
                *whole, left = (left + data).split(b"</message>")
                for stanza in whole:
                    if (start := MESSAGE.search(stanza)) and (name := IDENTITY.search(start.group())):
                        self._room.heard(name.group(1).decode())


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """An ejabberd that keeps all in `folder`, on the server's core; without Erlang's network nothing stays behind."""
    port, account = free_port(), pwd.getpwnam("ejabberd") if os.geteuid() == 0 else None
    (folder / "ejabberd.yml").write_text(CONFIG.format(port=port, folder=folder))
    if account:
        folder.chmod(0o755)
        os.chown(folder, account.pw_uid, account.pw_gid)
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "ERL_LIBS": str(LIBRARIES),
        "EJABBERD_CONFIG_PATH": str(folder / "ejabberd.yml"),
        "EJABBERD_LOG_PATH": str(folder / "ejabberd.log"),
    }
    command = [str(find()), "-noinput", "+K", "true", "+P", "250000", "-mnesia", "dir", f'"{folder}/mnesia"']
    with running(
        [*command, "-s", "ejabberd"],
        partial(_is_up, port),
        cwd=folder,
        env=environ,
        user=account and account.pw_uid,
        group=account and account.pw_gid,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as pid:
        yield Server(port, pid)


def _is_up(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True
