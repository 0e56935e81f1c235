"""One process of a deployment: started, ended gently or not at all gently, and started again where it was."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from pwd import struct_passwd

from tests.support.waiting import wait_until

PATIENCE_SECONDS = 180.0


@dataclass
class Part:
    """A command, what it needs, and how one sees that it is ready; its log goes on from start to start."""

    name: str
    command: Sequence[str | Path]
    log: Path
    is_ready: Callable[[], bool]
    environ: Mapping[str, str] = field(default_factory=dict)
    cwd: Path = Path("/")
    stop_with: signal.Signals = signal.SIGTERM
    account: struct_passwd | None = None
    _process: "subprocess.Popen[bytes] | None" = None

    @property
    def pid(self) -> int:
        return self._running().pid

    def start(self) -> None:
        """Start it and wait until it is ready; raises NeverReady."""
        self.launch()
        self.wait()

    def wait(self) -> None:
        """Wait until it is ready; raises NeverReady."""
        wait_until(self.is_ready, self._running(), self.log, seconds=PATIENCE_SECONDS)

    def launch(self) -> None:
        """Start it and wait for nothing."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.cwd,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC", **self.environ},
                user=self.account and self.account.pw_uid,
                group=self.account and self.account.pw_gid,
                extra_groups=self.account and (),
                start_new_session=True,  # Ctrl-C is for whoever started it, and they stop the parts in their order
            )

    def kill(self) -> None:
        """`kill -9`, it and its children: nothing is finished, nothing is said."""
        for pid in [self.pid, *_children(self.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._running().wait()

    def stop(self, *, patience: float = 15) -> int:
        """Ask it to end and return its exit code; killed when it does not."""
        process = self._running()
        process.send_signal(self.stop_with)
        try:
            return process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
            return process.wait()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise RuntimeError(f"{self.name} was never started")
        return self._process

    def has_ended(self) -> bool:
        return self._process is not None and self._process.poll() is not None


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []
