"""Which addresses a portal may answer on, and whether one is free, found out before any work is done."""

from __future__ import annotations

import errno
import ipaddress
import socket
import sys
from dataclasses import dataclass
from typing import Final

from .problems import CommandError, environment, usage

_LAST: Final = 65_535


@dataclass(frozen=True, slots=True)
class Address:
    """Where a portal is to answer, as it was asked for.

    Parameters
    ----------
    public : bool
        Whether the caller said outright that others may reach it.
    """

    host: str
    port: int
    public: bool

    def take(self) -> socket.socket:
        """Bind it and hold it, as `check_host` and `take_port` allow."""
        return take_port(check_host(self.host, public=self.public), self.port)


def check_host(host: str, *, public: bool) -> str:
    """Return the address to answer on.

    Parameters
    ----------
    host : str
        An IP address, or localhost.
    public : bool
        Whether the caller said outright that others may reach it.

    Raises
    ------
    CommandError
        If it is no address, or reaches beyond this machine without ``public``.
    """
    named = "127.0.0.1" if host == "localhost" else host
    try:
        address = ipaddress.ip_address(named)
    except ValueError as error:
        message = f"--host {host} is no IP address; leave it out, or write --host 127.0.0.1"
        raise usage(message) from error
    if not address.is_loopback and not public:
        message = (
            f"--host {host} can be reached from other machines, and whoever reaches it can sign in with demo "
            "passwords and read every made-up secret. Leave --host out, or add --public if that is what you want"
        )
        raise usage(message)
    return named


def take_port(host: str, port: int) -> socket.socket:
    """Bind a port and hold it; nothing is accepted yet.

    Parameters
    ----------
    host : str
        From `check_host`.
    port : int
        0 takes any free one.

    Raises
    ------
    CommandError
        If the port is taken, or may not be used.
    """
    taken = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        # Elsewhere a port stays blocked for a minute after a portal stopped; on Windows this would steal it.
        if sys.platform != "win32":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        raise port_error(error, host, port) from error
    return taken


def port_error(error: OSError, host: str, port: int) -> CommandError:
    """Say why a port cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < _LAST else 8000
        return environment(
            f"port {port} is in use; stop the other program or choose another: make demo PORT={other} "
            f"(or glassporch ... --port {other})"
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return environment(f"port {port} needs special rights; choose one above 1023, such as --port 8000")
    return environment(f"cannot answer on {host}, port {port}: {error.strerror}; leave --host out")


def base_url(taken: socket.socket) -> str:
    """Return the address under which a browser on this machine finds a bound port."""
    host, port = taken.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - shown, not bound
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
