"""LinkedIn's export in every shape it has come in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentee.records.facts import Channel, Interaction, Key, KeyKind, Person, Position, Problem, RelationKind, Role
from mentee.records.keys import SELF
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.linkedin import LINKEDIN

EXPORT = Path(__file__).resolve().parent.parent.parent / "data/linkedin/export"
NOON = datetime(2021, 3, 5, 12, tzinfo=UTC)
ADA = Key(KeyKind.URL, "linkedin.com/in/ada-example")


class Read:
    """What came of a file or folder."""

    def __init__(self, path: Path, options: Options | None = None) -> None:
        records = list(LINKEDIN.read(path, options or Options(region="DE")))
        self.people = [one for one in records if isinstance(one, Person) and not one.is_seeker]
        self.own = [one for one in records if isinstance(one, Person) and one.is_seeker]
        self.turns = [one for one in records if isinstance(one, Interaction)]
        self.problems = [one for one in records if isinstance(one, Problem)]


def written(tmp_path: Path, text: str, codec: str = "utf-8", name: str = "Connections.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(codec))
    return path


SHAPES = {
    "2018": "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    'Ada,Example,ada@example.org,Example Works,Head of Research,"3/5/21, 10:15 AM"\n'
    'Béla,Sample,,,,"11/17/19, 9:00 PM"\n',
    "2022": 'Notes:\n"When exporting, ""some"" addresses, you know, are missing.\nSecond line."\n\n'
    "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    "Ada,Example,ada@example.org,Example Works,Head of Research,05 Mar 2021\nBéla,Sample,,,,17 Nov 2019\n",
    "2024": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Example,https://www.linkedin.com/in/ada-example,ada@example.org,Example Works,Head of Research,05 Mar 2021\n"
    "Béla,Sample,https://www.linkedin.com/in/bela-sample,,,,17 Nov 2019\n",
    "re-saved": "Company;Position;Last Name;First Name;Connected On;Email Address\r\n"
    "Example Works;Head of Research;Example;Ada;5-Mar-21;ada@example.org\r\n;;Sample;Béla;17-Nov-19;\r\n",
    "tabs": '"First Name"\t"Last Name"\t"Email Address"\t"Company"\t"Position"\t"Connected On"\n'
    '"Ada"\t"Example"\t"ada@example.org"\t"Example Works"\t"Head of Research"\t"3/5/21, 10:15 AM"\n'
    '"Béla"\t"Sample"\t""\t""\t""\t"11/17/19, 9:00 PM"\n',
    "continental": "First Name;Last Name;Email Address;Company;Position;Connected On\n"
    "Ada;Example;ada@example.org;Example Works;Head of Research;05.03.2021\nBéla;Sample;;;;17.11.2019\n",
    "german": "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Vernetzt am\n"
    "Ada,Example,,ada@example.org,Example Works,Head of Research,05. März 2021\nBéla,Sample,,,,,17. Nov. 2019\n",
    "french": "Prénom;Nom;URL;Adresse e-mail;Entreprise;Poste;Date de connexion\n"
    "Ada;Example;;ada@example.org;Example Works;Head of Research;05 mars 2021\nBéla;Sample;;;;;17/11/2019\n",
    "spanish": "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Puesto,Conectado el\n"
    "Ada,Example,,ada@example.org,Example Works,Head of Research,5 de marzo de 2021\nBéla,Sample,,,,,17 nov 2019\n",
}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("shape", SHAPES)
def test_connections_read_the_same_in_every_shape_and_encoding(tmp_path: Path, shape: str, codec: str) -> None:
    path = written(tmp_path, SHAPES[shape], codec)
    assert LINKEDIN.recognises(Probe("x", path.read_bytes())) > 0.9
    read = Read(path)
    assert [person.names for person in read.people] == [("Ada Example",), ("Béla Sample",)]
    ada = read.people[0]
    assert Key(KeyKind.EMAIL, "ada@example.org") in ada.keys
    assert ada.positions == (Position("Example Works", "Head of Research"),)
    assert [turn.at.date() for turn in read.turns] == [date(2021, 3, 5), date(2019, 11, 17)]
    assert all("encoding" in problem.reason for problem in read.problems)


def test_one_connection_is_one_person_across_the_shapes(tmp_path: Path) -> None:
    people = [Read(written(tmp_path, text)).people for text in SHAPES.values()]
    for place in (0, 1):
        assert len({next(key for key in read[place].keys if key.kind is KeyKind.UID) for read in people}) == 1


def test_connecting_is_a_turn_of_the_seeker_and_the_person(tmp_path: Path) -> None:
    turn = Read(written(tmp_path, SHAPES["2024"])).turns[0]
    assert (turn.key, turn.at, turn.channel) == (f"linkedin:connected:{ADA.value}", NOON, Channel.SOCIAL)
    assert turn.participants[0].contact.keys == (SELF,)
    assert ADA in turn.participants[1].contact.keys


HEAD = "First Name,Last Name,URL,Company,Connected On\n"


def test_a_day_above_twelve_anywhere_settles_the_order_for_the_file(tmp_path: Path) -> None:
    read = Read(written(tmp_path, HEAD + "Ada,Example,,,05/03/2021\nBéla,Sample,,,17/11/2019\n"))
    assert read.turns[0].at == NOON
    assert not read.problems
    read = Read(written(tmp_path, HEAD + "Ada,Example,,,03/05/2021\nBéla,Sample,,,11/17/2019\n"))
    assert read.turns[0].at == NOON


def test_an_unsettled_order_is_told_and_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "Ada,Example,,,03/05/2021\nBéla,Sample,,,04/05/2021\n")
    read = Read(path)
    assert read.turns[0].at == NOON
    assert "day from month" in read.problems[0].reason
    said = Read(path, Options(columns={"Connected On": "connected day first"}))
    assert said.turns[0].at.date() == date(2021, 5, 3)
    assert not said.problems


def test_names_alike_stay_two_people(tmp_path: Path) -> None:
    rows = "Ada,Example,,Works,05 Mar 2021\nAda,Example,,Elsewhere,05 Mar 2021\nAda,Example,,Works,06 Mar 2021\n"
    assert len({person.keys for person in Read(written(tmp_path, HEAD + rows)).people}) == 3


def test_a_profile_address_of_two_names_is_the_first_ones(tmp_path: Path) -> None:
    url = "https://www.linkedin.com/in/ada-example"
    read = Read(written(tmp_path, HEAD + f"Ada,Example,{url},,05 Mar 2021\nAlan,Example,{url},,06 Mar 2021\n"))
    assert [ADA in person.keys for person in read.people] == [True, False]
    assert "another name" in read.problems[0].reason


def test_rows_that_are_no_connection_are_told_by_line(tmp_path: Path) -> None:
    rows = ",,,,05 Mar 2021\nAda,Example,,,someday\n"
    read = Read(written(tmp_path, HEAD + rows))
    assert [problem.origin.line for problem in read.problems] == [2, 3]
    assert len(read.people) == 1
    assert not read.turns


def test_a_quotation_mark_never_closed_costs_one_line(tmp_path: Path) -> None:
    rows = 'Ada,"Example,,,05 Mar 2021\nBéla,Sample,,,06 Mar 2021\nCleo,Nobody,,,07 Mar 2021\n'
    read = Read(written(tmp_path, HEAD + rows))
    assert [person.names[0] for person in read.people] == ["Ada Example", "Béla Sample", "Cleo Nobody"]


def test_the_whole_export_knows_its_seeker() -> None:
    read = Read(EXPORT)
    assert all(SELF in one.keys for one in read.own)
    assert {name for one in read.own for name in one.names} == {"Sam Seeker"}
    keys = {key.value for one in read.own for key in one.keys}
    assert keys == {
        "self",
        "linkedin.com/in/sam-seeker",
        "sam.seeker@example.com",
        "sam@example.org",
        "+49301234567",
    }
    positions = [position for one in read.own for position in one.positions]
    assert positions[1] == Position(
        "Sample Institute", "Assistant", "", date(2019, 3, 1), date(2021, 12, 1), current=False
    )
    assert ("Inventing", "Example design") in [one.skills for one in read.own]


def test_messages_keep_who_and_when_and_never_what() -> None:
    read = Read(EXPORT)
    messages = [turn for turn in read.turns if turn.channel is Channel.MESSAGE]
    assert len(messages) == 3
    assert [[one.role for one in turn.participants] for turn in messages][2] == [Role.SENDER, Role.TO, Role.TO]
    assert [SELF in turn.participants[0].contact.keys for turn in messages] == [False, True, False]
    assert messages[0].thread == messages[1].thread == "linkedin:conversation:c-1"
    assert "secret" not in str(messages)
    assert {"never sent" in problem.reason for problem in read.problems if problem.origin.line == 6} == {True}


def test_a_lone_messages_file_finds_the_seeker_by_presence(tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text((EXPORT / "messages.csv").read_text(encoding="utf-8"), encoding="utf-8")
    read = Read(path)
    assert read.own[0].keys == (SELF, Key(KeyKind.URL, "linkedin.com/in/sam-seeker"))
    two = "\n".join(path.read_text(encoding="utf-8").splitlines()[:4])
    assert "who of these people is you" in Read(written(tmp_path, two, name="two.csv")).problems[-1].reason


def test_message_keys_do_not_depend_on_the_line(tmp_path: Path) -> None:
    text = (EXPORT / "messages.csv").read_text(encoding="utf-8")
    first, row = text.index("\n") + 1, text.rindex("c-2")
    moved = text[:first] + text[row : text.index("\n", row) + 1] + text[first:row]
    keys = {turn.key for turn in Read(written(tmp_path, moved, name="messages.csv")).turns}
    assert keys == {turn.key for turn in Read(EXPORT / "messages.csv").turns}


def test_invitations_say_who_asked_whom() -> None:
    asked, was_asked = [turn for turn in Read(EXPORT).turns if "invitation" in turn.subject]
    assert asked.participants[0].contact.keys == (SELF,)
    assert was_asked.participants[1].contact.keys == (SELF,)
    assert asked.at == datetime(2021, 3, 4, 10, 15, tzinfo=UTC)


def test_recommendations_and_endorsements_say_who_vouches() -> None:
    read = Read(EXPORT)
    ada = next(one for one in read.people if one.relations)
    assert ADA in ada.keys  # found by name and company among the connections
    assert ada.relations[0].kind is RelationKind.RECOMMENDS
    assert ada.relations[0].other.keys == (SELF,)
    given_to = [one.relations[0].other for one in read.own if one.relations]
    assert [(other.name, other.keys) for other in given_to] == [("Dan Instance", ())]  # other company: no certainty
    assert ("Drawing",) in [one.skills for one in read.people]


def test_a_wish_for_no_field_is_refused_with_the_fields(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="connected"):
        Read(written(tmp_path, SHAPES["2024"]), Options(columns={"URL": "nonsense"}))


def test_moved_and_strange_columns_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, "Given,Connected On,Surname\nAda,05 Mar 2021,Example\n")
    with pytest.raises(SourceError, match=r"headings.*zip"):
        Read(path)
    path = written(tmp_path, "First Name,Connected On,Sippname\nAda,05 Mar 2021,Example\n")
    read = Read(path)
    assert "Sippname" in read.problems[0].reason
    assert Read(path, Options(columns={"sippname": "last"})).people[0].names == ("Ada Example",)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(path.name for path in EXPORT.iterdir() if path.name != "Learning.csv")),
    at=st.floats(0, 1),
    noise=st.binary(max_size=12),
)
def test_no_damage_to_any_file_stops_the_reader(tmp_path: Path, name: str, at: float, noise: bytes) -> None:
    data = (EXPORT / name).read_bytes()
    place = int(len(data) * at)
    (tmp_path / name).write_bytes(data[:place] + noise + data[place + len(noise) :])
    try:
        Read(tmp_path / name)
    except SourceError as refusal:
        assert name in str(refusal)  # noqa: PT017 - a refusal is allowed, and then names the file


def test_the_mock_archive_reads_whole(shared_data: Path) -> None:
    read = Read(shared_data / "linkedin/YANG-DB+linked-knowledge")
    connections = [one for one in read.people if one.origin.file.endswith("Connections.csv")]
    assert len(connections) == 1869
    assert sum(turn.subject == "connected" for turn in read.turns) == 1869
    assert sum(turn.channel is Channel.MESSAGE for turn in read.turns) == 20
    assert sum(turn.subject == "invitation to connect" for turn in read.turns) == 20
    assert sum(bool(one.relations) for one in read.people) == 10
    assert [len(one.positions) for one in read.own if one.positions] == [8]
    assert [len(one.skills) for one in read.own if one.skills] == [96]
    assert all(any(SELF in one.contact.keys for one in turn.participants) for turn in read.turns)
    assert sum("another name" in problem.reason for problem in read.problems) == 48
    assert len(read.problems) == 50


def test_connections_without_dates_or_addresses_read_whole(shared_data: Path) -> None:
    read = Read(shared_data / "linkedin/guiccosta+linkedin-network/Connections-random-names.csv")
    assert len(read.people) == 506
    assert not read.turns
    assert not read.problems
