"""A websocket client without scruples: every byte of a frame as the test wants it."""

import base64
import os

import gevent.socket

opened: list["Client"] = []


class Client:
    """A websocket that sends whatever it is told to, by gevent's sockets."""

    def __init__(self, port: int, **headers: str) -> None:
        self.socket = gevent.socket.create_connection(("127.0.0.1", port), 10)
        opened.append(self)
        asked = {
            "Host": f"127.0.0.1:{port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
            **headers,
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
        self.socket.sendall(f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n{head}\r\n".encode())
        self._file = self.socket.makefile("rb")
        assert self._file.readline().split()[1] == b"101"
        while self._file.readline() != b"\r\n":
            pass

    def send(self, payload: bytes | str, *, opcode: int = 1, final: bool = True, masked: bool = True) -> None:
        data = payload.encode() if isinstance(payload, str) else payload
        mask = os.urandom(4) if masked else b""
        key = (mask * (len(data) // 4 + 1))[: len(data)] if masked else bytes(len(data))
        first, flag = opcode | (0x80 if final else 0), 0x80 if masked else 0
        size = len(data)
        if size < 126:
            head = bytes((first, flag | size))
        elif size < 65536:
            head = bytes((first, flag | 126)) + size.to_bytes(2, "big")
        else:
            head = bytes((first, flag | 127)) + size.to_bytes(8, "big")
        self.socket.sendall(head + mask + bytes(a ^ b for a, b in zip(data, key, strict=True)))

    def frame(self) -> tuple[int, bytes]:
        """Opcode and payload of the next frame; 0 when there will be no more."""
        head = self._file.read(2)
        if len(head) < 2:
            return 0, b""
        size = head[1]
        if size > 125:
            size = int.from_bytes(self._file.read(2 if size == 126 else 8), "big")
        return head[0] & 0x0F, self._file.read(size)

    def hear(self) -> str:
        opcode, payload = self.frame()
        assert opcode == 1, (opcode, payload)
        return payload.decode()

    def ending(self) -> tuple[int, str]:
        """Code and reason with which the server hangs up; whatever else it says before is passed over."""
        while (frame := self.frame())[0] == 1:
            pass
        assert frame[0] == 8, frame
        assert self.frame()[0] == 0
        return int.from_bytes(frame[1][:2], "big"), frame[1][2:].decode()

    def sign_in(self) -> "Client":
        assert self.hear().startswith("0{")
        self.send('40{"token":"somebody"}')
        assert self.hear().startswith("40{")
        return self
