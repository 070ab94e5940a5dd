"""Messages between the job and its workers: a length of eight bytes, then as many bytes."""

import socket
import struct
from collections import deque
from collections.abc import Iterator

_LENGTH = struct.Struct("!Q")
_READ = 1 << 18
_BUFFER = 1 << 20


def frame(message: bytes) -> bytes:
    """The message as it goes over the wire."""
    return _LENGTH.pack(len(message)) + message


def receive(connection: socket.socket) -> bytes | None:
    """The next message, waiting for it; None when the other side is gone."""
    head = _exactly(connection, _LENGTH.size)
    return _exactly(connection, _LENGTH.unpack(head)[0]) if head else None


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    parts = bytearray(size)
    view, filled = memoryview(parts), 0
    while filled < size:
        count = connection.recv_into(view[filled:])
        if not count:
            return None
        filled += count
    return bytes(parts)


class Wire:
    """The job's end of a connection: never waits, neither to send nor to receive."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        self.connection = connection
        self._outgoing: deque[memoryview] = deque()
        self._incoming = bytearray()

    @property
    def has_outgoing(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._outgoing)

    def send(self, message: bytes) -> None:
        """Put a message in the line; `flush` sends."""
        self._outgoing += (memoryview(_LENGTH.pack(len(message))), memoryview(message))

    def flush(self) -> None:
        """Send what the other side takes now. Raises OSError when it is gone."""
        while self._outgoing:
            view = self._outgoing[0]
            try:
                sent = self.connection.send(view) if view else 0
            except BlockingIOError:
                return
            if sent == len(view):
                self._outgoing.popleft()
            else:
                self._outgoing[0] = view[sent:]

    def receive(self) -> tuple[list[bytes], bool]:
        """The whole messages that have come, and whether the other side is gone."""
        gone = False
        while True:
            try:
                part = self.connection.recv(_READ)
            except BlockingIOError:
                break
            except OSError:
                part = b""
            if not part:
                gone = True
                break
            self._incoming += part
        return list(self._messages()), gone

    def _messages(self) -> Iterator[bytes]:
        place = 0
        while len(self._incoming) - place >= _LENGTH.size:
            (size,) = _LENGTH.unpack_from(self._incoming, place)
            start = place + _LENGTH.size
            if len(self._incoming) - start < size:
                break
            yield bytes(self._incoming[start : start + size])
            place = start + size
        del self._incoming[:place]
