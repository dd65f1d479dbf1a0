"""`mentee serve`: the web application on this machine, with a link that signs in once."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import click

from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User

PORT, PORTS = 8737, 20
# Of glibc: what was needed for a while to gather everything goes back to the system instead of staying with a thread.
MALLOC = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "262144", "MALLOC_TRIM_THRESHOLD_": "1048576"}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@click.command(name="serve")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen at; the default is for you alone."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), help=f"The port; {PORT}, or the next free one, where not given."
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--link", is_flag=True, help="Only print a new sign-in link for the server that runs.")
@with_session
def command(owner: User, now: datetime, host: str, port: int | None, no_browser: bool, link: bool) -> None:
    """Open mentee in the browser. The link printed signs you in, once, within 15 minutes."""
    from mentee.flows.address import note_address, noted_address
    from mentee.flows.sign_in import new_link

    if link:
        click.echo(new_link(owner, now=now, base=noted_address() or base_of(host, port or PORT)))
        return
    must_be_named(host)
    if port and not is_free(host, port):
        raise click.UsageError(
            f"Port {port} is taken, perhaps by mentee itself: mentee serve --link prints its address."
        )
    chosen = port or free_port(host)
    address = new_link(owner, now=now, base=base_of(host, chosen))
    click.echo("mentee is open at this address; it signs you in once, within 15 minutes:")
    click.echo()
    click.secho(f"    {address}", bold=True)
    click.echo()
    click.echo("A new link: mentee serve --link. Stop with Ctrl-C.")
    sys.stdout.flush()
    note_address(base_of(host, chosen))
    if not no_browser and has_screen():
        open_soon(address, host, chosen)
    serve(host, chosen)


def must_be_named(host: str) -> None:
    """Refuse to listen to a whole network under no name: answers would be refused anyway."""
    from django.conf import settings

    if host not in LOOPBACK and len(settings.ALLOWED_HOSTS) <= len(LOOPBACK):
        raise click.UsageError(
            f"{host} can be reached by others. Say under which names, with commas: MENTEE_HOSTS=mentee.example.org"
        )


def base_of(host: str, port: int) -> str:
    """The beginning of every address."""
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"


def free_port(host: str) -> int:
    """The usual port or the next that is free."""
    for port in range(PORT, PORT + PORTS):
        if is_free(host, port):
            return port
    raise click.UsageError(f"Ports {PORT} to {PORT + PORTS - 1} are all taken; name another one with --port.")


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there; the server itself would share a port with another one in silence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def has_screen() -> bool:
    """Whether a browser could show itself."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_soon(address: str, host: str, port: int) -> None:
    """Open the browser as soon as the server answers."""
    import threading
    import time
    import webbrowser

    def wait() -> None:
        for _ in range(100):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex((host, port)) == 0:
                    webbrowser.open(address)
                    return

    threading.Thread(target=wait, daemon=True).start()


def serve(host: str, port: int) -> None:
    """Give this process over to the server: what was loaded to get here need not stay in memory."""
    arguments = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1", "--no-ws"]
    arguments += ["--blocking-threads", "3", "--log-level", "warning", "--respawn-failed-workers"]
    os.environ["MENTEE_ATTEND"] = "1"
    for name, value in MALLOC.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentee.settings")
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments, "mentee.wsgi:application"])  # noqa: S606
