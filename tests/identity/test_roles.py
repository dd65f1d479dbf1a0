"""Who is no single human being: machines, lists, shared desks; and who is, whatever the address looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentee.identity.roles import AddressKind, address_kind, is_human_name, is_role_address, site


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@example.com",
        "noreply2@example.com",
        "do_not_reply@example.com",
        "comments-noreply@docs.example.com",
        "nicht-antworten@example.de",
        "mailer-daemon@example.com",
        "MAILER-DAEMON@example.com",
        "bugzilla-daemon@example.org",
        "notifications@code.example",
        "calendar-notification@example.com",
        "bounces+123-ab=example.org@mail.example.com",
        "root@host.example.com",
        "jenkins@ci.example.org",
        "anything@noreply.example.com",
        "alice@bounces.example.com",
        "3f2504e04f8911d39a0c0305e82c3301@example.com",
        "devnull+ada.example.org@example.net",
    ],
)
def test_machines_are_no_people_whatever_name_they_carry(address: str) -> None:
    assert address_kind(address) is AddressKind.MACHINE
    assert address_kind(address, "Ada Example") is AddressKind.MACHINE


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("talk-request@example.org", "Ada Example"),
        ("owner-talk@example.org", ""),
        ("talk-owner@example.org", ""),
        ("talk@lists.example.org", "Talk"),
        ("talk@lists.example.org", "Ada Example"),
        ("garden-club@googlegroups.com", ""),
        ("python-users@example.org", ""),
        ("club-announce@example.org", "Club news"),
        ("help-gardening@example.org", ""),
        ("everyone@example.com", ""),
        ("talk@example.org", "Gardening mailing list"),
        ("talk@example.org", "Ada Example via Talk"),
    ],
)
def test_lists_are_no_people(address: str, name: str) -> None:
    assert address_kind(address, name) is AddressKind.LIST


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("support@example.com", "Ada Example"),
        ("customer-support@example.com", ""),
        ("sales@example.com", ""),
        ("info@example.com", ""),
        ("info@example.com", "Example GmbH"),
        ("kernel@example.com", "Kernel Team"),
    ],
)
def test_shared_desks_are_no_people(address: str, name: str) -> None:
    assert is_role_address(address, name)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("ada@example.org", ""),
        ("ada.example@example.org", "Ada Example"),
        ("ada.lists@example.org", "Ada Example"),
        ("info@example.com", "Ada Example"),
        ("contact@ada.example", "Ada Example"),
        ("elihu.root@example.com", "Elihu Root"),
        ("t.bot@example.nl", "Tom Bot"),
        ("talbot@example.com", "Tal Bot"),
        ("ada@news.com.au", "Ada Example"),
        ("ada@list.ru", ""),
        ("ada@journalists.example", ""),
        ("ada-dev@example.org", "Ada Example"),
        ("1234567@qq.example", ""),
        ("abe.feed@example.org", ""),
        ("", ""),
        ("ada", "Ada"),
    ],
)
def test_humans_stay_humans(address: str, name: str) -> None:
    assert not is_role_address(address, name)


@pytest.mark.parametrize(
    "name", ["Ada Example", "Example, Ada", "Ada B. Example", "Béla von der Muster", "Jean-Luc O'Sample", "山田太郎"]
)
def test_human_names_are_known(name: str) -> None:
    assert is_human_name(name)


@pytest.mark.parametrize(
    "name", ["", "ada", "GNU C Library", "Kernel Team", "ada@example.org", "Ada Example via Talk", "Area 51 News"]
)
def test_other_names_are_no_evidence_of_a_human(name: str) -> None:
    assert not is_human_name(name)


def test_the_registered_site_has_two_labels_or_three_under_shared_suffixes() -> None:
    assert site("mail.cs.example.ac.uk") == "example.ac.uk"
    assert site("lists.example.org") == "example.org"
    assert site("example.org") == "example.org"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gets_an_answer(address: str, name: str) -> None:
    assert address_kind(address, name) in AddressKind
    assert is_role_address(address, name) == is_role_address(address.upper().lower(), name) or not address.isascii()
