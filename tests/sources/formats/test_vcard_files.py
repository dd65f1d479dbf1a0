"""vCards that other programs wrote: all of them are read, and agree with vobject wherever it reads them too."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import vobject

from mentee.records.facts import KeyKind, Person, Problem
from mentee.records.keys import email_key
from mentee.sources.contract import Options, Probe
from mentee.sources.formats.vcard import VCARD


def files(shared_data: Path) -> list[Path]:
    """All contact files."""
    return sorted((shared_data / "contacts").rglob("*.vcf"))


def test_every_file_is_read_in_time(shared_data: Path) -> None:
    begun = time.perf_counter()
    cards = persons = 0
    for path in files(shared_data):
        found = list(VCARD.read(path, Options(region="US")))
        began = len(re.findall(rb"(?im)^(?:AGENT:)?BEGIN:VCARD", path.read_bytes()))
        people = [one for one in found if isinstance(one, Person)]
        assert len(people) + len([one for one in found if isinstance(one, Problem)]) >= min(1, began)
        assert len(people) <= began
        assert bool(began) == (VCARD.recognises(Probe("", path.read_bytes()[:65536])) > 0.5)
        cards, persons = cards + began, persons + len(people)
    assert cards == 88
    assert persons == 83  # one company, four cards that name nobody
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    ("name", "people", "problems"),
    [
        ("John_Doe_ANDROID.vcf", 6, 1),  # one address without @
        ("vcard-vCards-SAP.vcf", 29, 1),  # 30 cards, one of them shown as a company
        ("gmail-list.vcf", 3, 0),
        ("John_Doe_IPHONE.vcf", 1, 0),  # lines end in CR CR LF
        ("user-cal.vcf", 0, 1),  # a calendar by another name
        ("issue64.vcf", 0, 1),  # a picture and no name
    ],
)
def test_known_files_give_known_totals(shared_data: Path, name: str, people: int, problems: int) -> None:
    path = next(path for path in files(shared_data) if path.name == name)
    found = list(VCARD.read(path, Options(region="US")))
    assert len([one for one in found if isinstance(one, Person)]) == people
    told = [one for one in found if isinstance(one, Problem) and "phone" not in one.reason]
    assert len(told) == problems


def test_names_and_addresses_agree_with_vobject(shared_data: Path) -> None:
    compared = 0
    for path in files(shared_data):
        try:
            cards = list(vobject.readComponents(path.read_bytes().decode(), allowQP=True))
            expected = [
                (
                    [one.value for one in card.contents.get("fn", [])],
                    [one.value for one in card.contents.get("email", [])],
                )
                for card in cards
                if card.name == "VCARD"
            ]
        except Exception:  # noqa: BLE001 - whatever vobject fails with, it read nothing to compare with
            continue
        mine = {one.origin.line: one for one in VCARD.read(path, Options()) if isinstance(one, Person)}
        by_name = {name: one for one in mine.values() for name in one.names}
        for names, addresses in expected:
            for name in filter(None, (" ".join(str(said).split()) for said in names)):
                one = next((by_name[whole] for whole in by_name if whole.startswith(name)), None)
                if one:  # vobject ends a name at its first comma
                    keys = {key for key in one.keys if key.kind is KeyKind.EMAIL}
                    assert {key for said in addresses if (key := email_key(said))} <= keys, path.name
                    compared += 1
                else:
                    assert len(mine) < len(cards), f"{path.name}: {name}"
    assert compared >= 39
