"""How the server is started: where it listens, under which names, and the links it prints."""

from __future__ import annotations

import socket

import click
import pytest
from click.testing import CliRunner
from pytest_django import Settings

from mentee.cli.serve import base_of, command, free_port, must_be_named
from mentee.settings import SettingError, hosts_setting


def test_a_taken_port_is_passed_over() -> None:
    first = free_port("127.0.0.1")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert free_port("127.0.0.1") > first


@pytest.mark.parametrize(
    ("host", "base"),
    [("127.0.0.1", "http://127.0.0.1:8737"), ("::1", "http://[::1]:8737"), ("0.0.0.0", "http://127.0.0.1:8737")],
)
def test_links_begin_with_an_address_that_a_browser_can_open(host: str, base: str) -> None:
    assert base_of(host, 8737) == base


def test_listening_to_a_network_needs_a_name(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    must_be_named("127.0.0.1")
    with pytest.raises(click.UsageError, match="MENTEE_HOSTS"):
        must_be_named("0.0.0.0")
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "mentee.sample.example"]
    must_be_named("0.0.0.0")


@pytest.mark.parametrize("hosts", ["*", "*.sample.example", "http://mentee.sample.example"])
def test_hosts_are_names_and_never_all(hosts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTEE_HOSTS", hosts)
    with pytest.raises(SettingError, match="MENTEE_HOSTS"):
        hosts_setting()


@pytest.mark.django_db
def test_a_taken_port_that_was_named_is_refused_even_where_it_could_be_shared() -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = CliRunner().invoke(command, ["--no-browser", "--port", str(port)])
    assert answer.exit_code == 2
    assert f"Port {port} is taken" in answer.output


@pytest.mark.django_db
def test_a_new_link_is_printed_alone() -> None:
    answer = CliRunner().invoke(command, ["--link", "--port", "9000"])
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("http://")
    assert "/sign-in/" in answer.output
    assert len(answer.output.split()) == 1
