"""Oddities of real exports: each record arrives right, and each loss says where, why and what to do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentee.records.facts import Fact, Gathering, Interaction, Person, Problem, RelationKind
from mentee.sources.contract import Options
from mentee.sources.registry import read

NOW = datetime(2026, 5, 4, tzinfo=UTC).timestamp()


def records(folder: Path, name: str, content: str | bytes, region: str = "DE") -> list[Fact | Problem]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(path, Options(region=region, now=NOW)))


def people(found: list[Fact | Problem]) -> list[Person]:
    return [one for one in found if isinstance(one, Person)]


OUTLOOK = {
    "French": (
        "Titre;Prénom;Nom;Société;Service;Titre;Ville (bureau);Pays/Région (bureau);Tél. mobile;"
        "Adresse de messagerie;Type de messagerie;Adresse de messagerie 2;Anniversaire;Responsable\r\n"
        "Mme;Élodie;Dupont;Générique SA;Achats;Directrice;Lyon;France;+33 6 12 34 56 78;elodie@x.example;SMTP;"
        "e@perso.example;0/0/00;Ada Oak\r\n"
    ),
    "Spanish": (
        "Título;Nombre;Apellidos;Organización;Departamento;Puesto;Ciudad del trabajo;Móvil;"
        "Dirección de correo electrónico;Tipo de correo electrónico;"
        "Dirección de correo electrónico 2;Nombre del jefe\r\n"
        "Sra.;Élodie;Dupont;Générique SA;Achats;Directrice;Lyon, France;+33 6 12 34 56 78;elodie@x.example;SMTP;"
        "e@perso.example;Ada Oak\r\n"
    ),
    "German": (
        "Anrede;Vorname;Nachname;Firma;Abteilung;Position;Ort geschäftlich;Land/Region geschäftlich;Mobiltelefon;"
        "E-Mail-Adresse;E-Mail-Typ;E-Mail: Angezeigter Name;E-Mail 2: Adresse;Geburtstag;Vorgesetzter\r\n"
        "Frau;Élodie;Dupont;Générique SA;Achats;Directrice;Lyon;France;+33 6 12 34 56 78;elodie@x.example;SMTP;"
        "Élodie Dupont;e@perso.example;0.0.00;Ada Oak\r\n"
    ),
}


@pytest.mark.parametrize("language", OUTLOOK)
def test_outlook_in_other_languages_loses_nothing(tmp_path: Path, language: str) -> None:
    found = records(tmp_path, "contacts.csv", OUTLOOK[language].encode("utf-8-sig"))
    (one,) = people(found)
    assert one.names == ("Élodie Dupont",)
    assert {key.value for key in one.keys} == {"elodie@x.example", "e@perso.example", "+33612345678"}
    (work,) = one.positions
    assert (work.organisation, work.title, work.department) == ("Générique SA", "Directrice", "Achats")
    assert (one.location, one.birthday) == ("Lyon, France", "")
    assert [(tie.kind, tie.other.name) for tie in one.relations] == [(RelationKind.REPORTS_TO, "Ada Oak")]
    assert len(found) == 1


def test_an_occupation_does_not_part_the_title_from_the_organisation(tmp_path: Path) -> None:
    text = (
        "Name,Occupation,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
        "Bo Sample,,bo@birch.example,Birch,Engineer\nAda Oak,Painter,ada@acme.example,Acme,\n"
    )
    bo, ada = people(records(tmp_path, "google.csv", text))
    assert [(one.organisation, one.title) for one in bo.positions] == [("Birch", "Engineer")]
    assert [(one.organisation, one.title) for one in ada.positions] == [("Acme", "Painter")]


def test_zero_bytes_in_a_table_cost_nothing(tmp_path: Path) -> None:
    (one,) = people(records(tmp_path, "people.csv", b"Name,Email\nAda\0 Oak,ada@acme.example\n"))
    assert (one.names, one.keys[0].value) == (("Ada Oak",), "ada@acme.example")


def test_a_profile_page_is_one_however_its_letters_are_written(tmp_path: Path) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    pages = [
        people(records(tmp_path, f"{number}.csv", f"{head}Zoë,Ünal,{page},,X,Y,03 May 2022\n"))[0].keys[0]
        for number, page in enumerate(
            ("https://www.linkedin.com/in/zoe-%C3%BCnal", "https://tr.linkedin.com/in/zoe-ünal/")
        )
    ]
    assert pages[0] == pages[1]


def test_connections_in_italian_are_connections(tmp_path: Path) -> None:
    text = (
        "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Data di collegamento\n"
        "Gio,Rossi,https://www.linkedin.com/in/gio-r,,Firma,Capo,03 gen 2022\n"
    )
    found = records(tmp_path, "Connections.csv", text)
    (tie,) = [one for one in found if isinstance(one, Interaction)]
    assert tie.at.date().isoformat() == "2022-01-03"


def calendar(*lines: str) -> str:
    event = "\r\n".join(
        (
            "UID:1",
            *lines,
            "ORGANIZER;CN=Bo Sample:mailto:bo@birch.example",
            "ATTENDEE;CN=Me:mailto:me@home.example",
        )
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome", 8),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome"', 8),
        ("W. Europe Standard Time", 8),
        ("(UTC+10:00) Canberra\\, Melbourne\\, Sydney", 0),
    ],
)
def test_zones_as_exchange_displays_them_keep_summer_time(tmp_path: Path, zone: str, hour: int) -> None:
    text = calendar("SUMMARY:Talk", f"DTSTART;TZID={zone}:20220503T100000", f"DTEND;TZID={zone}:20220503T110000")
    (meeting,) = [one for one in records(tmp_path, "a.ics", text) if isinstance(one, Interaction)]
    assert (meeting.at.hour, meeting.minutes) == (hour, 60)


@pytest.mark.parametrize("word", ["Canceled", "Cancelled", "Abgesagt", "Annulé ", "Cancelado"])
def test_a_meeting_that_says_it_was_called_off_did_not_take_place(tmp_path: Path, word: str) -> None:
    times = ("DTSTART:20220503T100000Z", "DTEND:20220503T110000Z")
    called_off = records(tmp_path, "a.ics", calendar(f"SUMMARY:{word}: Talk", *times))
    assert not [one for one in called_off if isinstance(one, Interaction | Gathering)]
    held = records(tmp_path, "b.ics", calendar("SUMMARY:Why it was cancelled", *times))
    assert [one for one in held if isinstance(one, Interaction)]


def test_every_loss_says_where_and_what_to_do(tmp_path: Path) -> None:
    mail = (
        "From x@y.example Tue May  3 10:00:00 2022\nX-Gmail-Labels: Drafts\nFrom: a@acme.example\n"
        "To: b@birch.example\n"
        "Date: Tue, 3 May 2022 10:00:00 +0200\n\nx\n\nFrom x@y.example Tue May  3 10:00:00 2022\n"
        "From: nobody here\nTo: b@birch.example\nDate: never\n\nx\n"
    )
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Oak\nEMAIL:ada@acme.example\nTEL:12\nBDAY:whenever\nEND:VCARD\n"
    meeting = calendar("SUMMARY:x", "DTSTART;TZID=Customized Time Zone:20220503T100000")
    lost = [
        one
        for name, text in (("a.mbox", mail), ("a.vcf", card), ("a.ics", meeting))
        for one in records(tmp_path, name, text)
        if isinstance(one, Problem)
    ]
    assert len(lost) >= 4
    for one in lost:
        assert one.remedy, one
        assert one.origin.line is not None or one.origin.offset is not None, one
