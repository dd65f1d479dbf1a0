"""vCards: every version's way of writing, and the damage that real files show."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.records.facts import Contact, Fact, Key, KeyKind, Person, Problem, Relation, RelationKind
from mentee.sources.contract import Options, Probe
from mentee.sources.formats.content_lines import split, unescaped
from mentee.sources.formats.vcard import VCARD
from mentee.sources.formats.vcard.profiles import profile_key


def read(folder: Path, content: str | bytes, region: str = "") -> list[Fact | Problem]:
    """Everything a file with this content gives."""
    path = folder / "cards.vcf"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(VCARD.read(path, Options(region=region)))


def people(folder: Path, content: str | bytes, region: str = "") -> list[Person]:
    """The people of a file that holds nothing else."""
    found = read(folder, content, region)
    assert not [fact for fact in found if isinstance(fact, Problem)]
    return [fact for fact in found if isinstance(fact, Person)]


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    """A closed card of these lines."""
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_it_works(tmp_path: Path) -> None:
    text = card(
        "FN:Dr. Ada Sample",
        "N:Sample;Ada;Mary;Dr.;",
        "NICKNAME:Addie,Countess",
        "EMAIL;TYPE=work:Ada@Sample.example",
        "TEL;TYPE=cell:+49 151 23456789",
        "ORG:Sample Works;Research;Engines",
        "TITLE:Head of Engines",
        "ROLE:Mathematician",
        "BDAY:1815-12-10",
        "ADR;TYPE=home:;;1 Long St;London;;W1;England",
        "CATEGORIES:friends,engines",
        "NOTE:met in June\\, twice\\nlikes tea",
        "URL:https://github.com/ada-sample",
        "UID:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        version="4.0",
    )
    (person,) = people(tmp_path, text)
    assert person.names == ("Dr. Ada Sample", "Ada Sample", "Addie", "Countess")
    assert person.keys == (
        Key(KeyKind.EMAIL, "ada@sample.example"),
        Key(KeyKind.PHONE, "+4915123456789"),
        Key(KeyKind.URL, "github.com/ada-sample"),
        Key(KeyKind.UID, "vcard:f81d4fae7dec11d0a76500a0c91e6bf6"),
    )
    position = person.positions[0]
    assert (position.organisation, position.title, position.department) == (
        "Sample Works",
        "Head of Engines",
        "Research, Engines",
    )
    assert person.headline == "Head of Engines, Mathematician"
    assert (person.birthday, person.location) == ("1815-12-10", "London, England")
    assert (person.tags, person.notes) == (("friends", "engines"), "met in June, twice\nlikes tea")
    assert (person.origin.file, person.origin.line) == ("cards.vcf", 1)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_any_line_end_is_read_and_lines_are_numbered(tmp_path: Path, end: str) -> None:
    found = people(tmp_path, card("FN:Ada", end=end) + card("FN:Bob", end=end))
    assert [(one.names[0], one.origin.line) for one in found] == [("Ada", 1), ("Bob", 5)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_is_read(tmp_path: Path, codec: str) -> None:
    content = card("FN:Zoë Größe").encode(codec)
    assert people(tmp_path, content)[0].names[0] == "Zoë Größe"
    assert VCARD.recognises(Probe("x", content)) == 1.0


def test_quoted_printable_goes_on_after_a_soft_break(tmp_path: Path) -> None:
    text = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=B6=C3=\r\n=9Fe;Zo=C3=AB;;;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\nBEGIN: two\r\nthree without a break",
        "NOTE;QUOTED-PRINTABLE:ends in a soft break=",
        version="2.1",
    )
    (person,) = people(tmp_path, text)
    assert person.names == ("Zoë Größe",)
    assert person.notes == "one\nBEGIN: two\nthree without a break\n\nends in a soft break"


def test_a_stated_charset_is_used(tmp_path: Path) -> None:
    text = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-2:" + "Łukasz".encode("iso-8859-2") + b"\nEND:VCARD\n"
    assert people(tmp_path, text)[0].names == ("Łukasz",)


def test_folded_lines_are_joined(tmp_path: Path) -> None:
    folded = card("FN:Ada Sam\r\n ple", "EMAIL:ada@sam\r\n\tple.example")
    assert people(tmp_path, folded)[0].keys == (Key(KeyKind.EMAIL, "ada@sample.example"),)
    between_words = card("FN:Ada\r\n Sample", version="2.1")
    assert people(tmp_path, between_words)[0].names == ("Ada Sample",)


def test_pictures_are_passed_over(tmp_path: Path) -> None:
    picture = "\r\n ".join(["PHOTO;ENCODING=b;TYPE=JPEG:", *["QUJD" * 18] * 2_000])
    outlook = "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\nQUJDREVG\r\n\r\n"
    one_line = "LOGO;ENCODING=b:" + "QUJD" * 1_000_000
    (person,) = people(tmp_path, card("FN:Ada", picture, outlook, one_line, "EMAIL:ada@sample.example"))
    assert person.keys == (Key(KeyKind.EMAIL, "ada@sample.example"),)


def test_groups_tie_labels_to_relations(tmp_path: Path) -> None:
    text = card(
        "FN:Ada",
        "item1.X-ABRELATEDNAMES:Bob Sample",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        "item2.X-ABRELATEDNAMES:Cy Boss",
        "item2.X-ABLabel:_$!<Manager>!$_",
        "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "RELATED;TYPE=me:urn:uuid:aaaaaaaa-7dec-11d0-a765-00a0c91e6bf6",
        "X-MS-ASSISTANT:Dee Helper",
        "X-EVOLUTION-SPOUSE:Bob Sample",
    )
    assert people(tmp_path, text)[0].relations == (
        Relation(RelationKind.KNOWS, Contact("", (Key(KeyKind.UID, "vcard:f81d4fae7dec11d0a76500a0c91e6bf6"),))),
        Relation(RelationKind.FAMILY, Contact("Bob Sample")),
        Relation(RelationKind.REPORTS_TO, Contact("Cy Boss")),
        Relation(RelationKind.ASSISTANT, Contact("Dee Helper")),
    )


def test_an_agent_is_a_person_and_the_owner_s_assistant(tmp_path: Path) -> None:
    nested = card("FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Dee Helper", "END:VCARD", "EMAIL:ada@sample.example")
    escaped = card("FN:Ada", "AGENT:BEGIN:VCARD\\nFN:Dee Helper\\nEND:VCARD\\n")
    for text in (nested, escaped):
        ada, dee = people(tmp_path, text)
        assert (ada.names, dee.names) == (("Ada",), ("Dee Helper",))
        assert ada.relations == (Relation(RelationKind.ASSISTANT, Contact("Dee Helper")),)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--02-03", "--02-03"),
        ("BDAY:19850412", "1985-04-12"),
        ("BDAY:1985-04-12T00:00:00Z", "1985-04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29"),
    ],
)
def test_birthdays_are_normalised(tmp_path: Path, written: str, read_as: str) -> None:
    assert people(tmp_path, card("FN:Ada", written))[0].birthday == read_as


@pytest.mark.parametrize(
    "written", ["BDAY:1985", "BDAY:1985-02-30", "BDAY;VALUE=text:circa 1800", "EMAIL:ada at home"]
)
def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path, written: str) -> None:
    person, problem = read(tmp_path, card("FN:Ada", written))
    assert isinstance(person, Person)
    assert person.names == ("Ada",)
    assert isinstance(problem, Problem)
    assert (problem.origin.line, bool(problem.remedy)) == (4, True)


def test_unclosed_cards_are_kept_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, "BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bob\nnonsense\nEMAIL:bob@sample.example\n")
    assert [one.names[0] for one in found if isinstance(one, Person)] == ["Ada", "Bob"]
    assert [one.origin.line for one in found if isinstance(one, Problem)] == [3, 5, 3]


def test_groups_organisations_and_nobody_are_no_people(tmp_path: Path) -> None:
    cards = [
        card("KIND:group", "FN:The team", "MEMBER:mailto:ada@sample.example"),
        card("KIND:org", "FN:Sample Works", "EMAIL:info@sample.example"),
        card("FN:Sample Works", "ORG:Sample Works", "X-ABShowAs:COMPANY"),
        card("X-ADDRESSBOOKSERVER-KIND:group", "FN:The team"),
        card("ADR:;;;Nowhere;;;"),
    ]
    found = read(tmp_path, "".join(cards))
    assert [type(one) for one in found] == [Problem] * 5
    assert found[0].origin.line == 1


def test_a_shared_number_or_page_is_no_identity(tmp_path: Path) -> None:
    text = card(
        "FN:Ada",
        "TEL;TYPE=WORK,FAX:+49 30 1234567",
        "item1.TEL:+49 30 7654321",
        "item1.X-ABLabel:_$!<AssistantPhone>!$_",
        "URL:http\\://www.sample.example",
        "URL;TYPE=WORK:https://www.sample.example/about/us",
        "UID:42",
    )
    assert people(tmp_path, text)[0].keys == ()
    assert profile_key("https://www.linkedin.com/in/Ada-Sample/") == Key(KeyKind.URL, "linkedin.com/in/ada-sample")
    assert profile_key("https://www.linkedin.com/company/sample") is None


def test_numbers_without_a_country_need_a_region(tmp_path: Path) -> None:
    text = card("FN:Ada", "TEL;TYPE=CELL:0151 23456789")
    assert people(tmp_path, text, "DE")[0].keys == (Key(KeyKind.PHONE, "+4915123456789"),)
    problem = read(tmp_path, text)[-1]
    assert isinstance(problem, Problem)
    assert "region" in problem.remedy


def test_header_noise_and_gzip_are_no_hindrance(tmp_path: Path) -> None:
    text = "Content-Type: text/x-vcard; charset=utf-8\nContent-Disposition: attachment\n\n" + card("FN:Ada")
    assert VCARD.recognises(Probe("x", text.encode())) > 0.5
    assert people(tmp_path, gzip.compress(text.encode()))[0].names == ("Ada",)


def test_other_files_are_not_recognised() -> None:
    for head in (
        b"",
        b"name,email\n",
        b"From ada@sample.example\nTo: BEGIN:VCARD",
        b"BEGIN:VCALENDAR\n",
        b"\xff\xfe\0",
    ):
        assert VCARD.recognises(Probe("contacts.vcf", head)) == 0.0
    mail = b"From: ada@sample.example\nSubject: card\n\nBEGIN:VCARD\n"
    assert VCARD.recognises(Probe("x", mail + b"")) <= 0.9


def test_too_much_of_anything_is_bounded_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, card("FN:Ada", "NOTE:" + "word " * 60_000, *["X-A:b"] * 6_000))
    assert isinstance(found[0], Person)
    assert len(found[0].notes) <= 20_000
    assert len([one for one in found if isinstance(one, Problem)]) == 3


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=4))
@settings(max_examples=50)
def test_escaping_splits_where_it_was_joined(parts: list[str]) -> None:
    parts = [part.strip() for part in parts]
    escaped = [part.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for part in parts]
    assert split(";".join(escaped), ";") == parts
    assert unescaped(escaped[0]) == parts[0]


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_no_bytes_make_it_fail(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    found = read(folder, b"BEGIN:VCARD\nFN:Ada\n" + noise + b"\nEND:VCARD\n" + card("FN:Bob").encode())
    assert any(isinstance(one, Person) for one in found)
