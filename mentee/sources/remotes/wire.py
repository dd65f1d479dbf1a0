"""What every exchange over a network needs: an end when the time is up, and to know this machine from others."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

MAIL_PORTS = {"tls": 465, "starttls": 587, "none": 25}  # where mail servers usually listen, by `smtp.Security`


@contextmanager
def hung_up_after(connected: socket.socket, seconds: float) -> Iterator[None]:
    """Ends the exchange when the time is up: a socket's own timeout begins anew with every byte that drips in."""
    up = threading.Event()

    def hang_up() -> None:
        up.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
        if up.is_set():
            raise TimeoutError
    finally:
        timer.cancel()


def is_loopback(host: str) -> bool:
    """Whether a host, as people write it, is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
