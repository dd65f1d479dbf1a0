"""Tables and directories of people, whatever their columns are called and however they are written."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentee.records.facts import Contact, Key, KeyKind, Person, Position, Problem, Relation, RelationKind
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.directory import DIRECTORY

DATA = Path(__file__).resolve().parent.parent.parent / "data/directory"
ADA = Key(KeyKind.EMAIL, "ada@example.org")
PHONE = Key(KeyKind.PHONE, "+49301234567")


class Read:
    """What came of a list."""

    def __init__(self, path: Path, options: Options | None = None) -> None:
        records = list(DIRECTORY.read(path, options or Options()))
        self.people = [one for one in records if isinstance(one, Person)]
        self.problems = [one for one in records if isinstance(one, Problem)]
        assert len(self.people) + len(self.problems) == len(records)


def written(tmp_path: Path, text: str, codec: str = "utf-8", name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(codec))
    return path


def test_a_staff_list_tells_work_manager_skills_and_offers() -> None:
    read = Read(DATA / "people.csv")
    ada, bela, cleo, dan = read.people
    assert ada.names == ("Ada Example",)
    assert {ADA, PHONE} < set(ada.keys)
    assert ada.positions == (Position("Example Works", "Head of Research", "Research", date(2015, 1, 13)),)
    assert ada.skills == ("inventing", "examples")
    assert ada.offers == "Offers mentoring"
    assert bela.offers == ""
    assert cleo.offers == "drawing\nand shading"
    assert [one.relations[0].other.name for one in (bela, cleo, dan)] == ["Ada Example", "Béla Sample", "Cleo Nobody"]
    assert ADA in bela.relations[0].other.keys
    assert [(problem.origin.line, problem.reason) for problem in read.problems] == [
        (6, "neither a name nor an e-mail address"),
        (1, "columns left out: Shoe size"),
    ]


def test_googles_contacts_since_2024() -> None:
    (ada,) = Read(DATA / "google.csv").people
    assert ada.names == ("Ada M. Example", "Addie")
    assert [key.value for key in ada.keys if key.kind is KeyKind.EMAIL] == [
        "ada@example.org",
        "ada.example@example.com",
        "ada@example.net",
    ]
    assert ada.positions == (
        Position("Example Works", "Head of Research"),
        Position("Sample Institute", "Adviser"),
    )
    assert ada.tags == ("Mentors",)
    assert ada.birthday == "--03-05"
    assert ada.location == "Nowhere, Utopia"
    assert ada.relations == (Relation(RelationKind.ASSISTANT, Contact("Béla Sample")),)


def test_googles_contacts_before_2024(tmp_path: Path) -> None:
    text = (
        "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,"
        "Organization 2 - Name,Organization 2 - Title,Relation 1 - Type,Relation 1 - Value\n"
        "Ada Example,Ada,,Example,,* myContacts,* Work,ada@example.org,Mobile,+49 30 1234567,,Example Works,Head,"
        "Sample Institute,Adviser,Manager,Grace Instance\n"
    )
    read = Read(written(tmp_path, text))
    assert read.people[0].keys == (ADA, PHONE)
    assert read.people[0].positions == (Position("Example Works", "Head"), Position("Sample Institute", "Adviser"))
    assert read.people[0].relations == (Relation(RelationKind.REPORTS_TO, Contact("Grace Instance")),)
    assert not read.problems


def test_outlooks_title_is_a_form_of_address() -> None:
    (ada,) = Read(DATA / "outlook.csv", Options(columns={"Birthday": "birthday day first"})).people
    assert ada.names == ("Ada Example",)
    assert ada.positions == (Position("Example Works", "Head of Research", "Research"),)
    assert ada.location == "Nowhere, Utopia"
    assert ada.birthday == "1980-03-05"
    assert [(one.kind.value, one.other.name) for one in ada.relations] == [
        ("reports_to", "Grace Instance"),
        ("assistant", "Béla Sample"),
        ("family", "Alan Example"),
    ]


LANGUAGES = {
    "de": "Personalnummer;Vorname;Nachname;E-Mail (geschäftlich);Handy;Funktion;Abteilung;Unternehmen;Vorgesetzte(r)"
    ";Eintrittsdatum",
    "fr": "Matricule;Prénom;Nom;Adresse e-mail;Téléphone portable;Poste;Service;Entreprise;Responsable hiérarchique"
    ";Date d'embauche",
    "es": "Legajo;Nombre;Apellidos;Correo electrónico;Móvil;Puesto;Departamento;Empresa;Jefe directo"
    ";Fecha de ingreso",
    "it": "Matricola;Nome;Cognome;Posta elettronica;Cellulare;Ruolo;Reparto;Azienda;Responsabile;Data di assunzione",
    "en": "EmpID;First Name;Surname;E-mail address;Mobile;Job Title;Dept;Employer;Line manager;DateofHire",
}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_of_many_languages_and_encodings(tmp_path: Path, language: str, codec: str) -> None:
    rows = (
        "7;Ada;Example;ada@example.org;030 1234567;Leitung;Forschung;Werke;;13.01.2015\n"
        "8;Béla;Sample;;;;;;Ada Example;"
    )
    path = written(tmp_path, f"{LANGUAGES[language]}\n{rows}\n", codec)
    assert DIRECTORY.recognises(Probe("x", path.read_bytes())) > 0.8
    ada, bela = Read(path, Options(region="DE")).people
    assert ada.names == ("Ada Example",)
    assert {ADA, PHONE} < set(ada.keys)
    assert ada.positions == (Position("Werke", "Leitung", "Forschung", date(2015, 1, 13)),)
    assert bela.relations[0].other.keys == ada.keys


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_and_notes_before_the_headings(tmp_path: Path, delimiter: str) -> None:
    cells = [
        ["Our staff, as of today", "", ""],
        [],
        ["Name", "E-mail", "Role"],
        ["Ada Example", "ada@example.org", "Head"],
    ]
    text = "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in cells)
    read = Read(written(tmp_path, text))
    assert read.people[0].keys == (ADA,)
    assert read.people[0].origin.line == 4


def test_numbers_of_two_organisations_never_make_one_human(tmp_path: Path) -> None:
    head = "Employee ID,Name,Company\n"
    keys = [
        Read(written(tmp_path, head + row)).people[0].keys
        for row in ("7,Ada Example,Works", "7,Béla Sample,Works", "7,Ada Example,Elsewhere", "8,Ada Example,Works")
    ]
    assert len(set(keys)) == 4
    again = Read(written(tmp_path, "Company,Employee ID,Name,Room\nWorks,7,Example Ada,5"))
    assert again.people[0].keys == keys[0]


def test_what_several_people_share_is_nobodys_key(tmp_path: Path) -> None:
    text = (
        "Name,Email,Phone\nAda Example,office@example.org,+49 30 1234567\n"
        "Béla Sample,office@example.org,+49 30 1234567\n"
        "Example Ada,ada@example.org,+49 30 7654321\n"
    )
    read = Read(written(tmp_path, text))
    assert [one.keys for one in read.people] == [(), (), (ADA, Key(KeyKind.PHONE, "+49307654321"))]
    assert "share" in read.problems[0].reason


def test_managers_are_found_by_number_address_or_a_name_that_is_one_rows(tmp_path: Path) -> None:
    text = (
        "Emp ID,Name,Email,Manager,Manager ID,Manager Email\n1,Ada Example,ada@example.org,,,\n"
        "2,Ann Twin,ann1@example.org,,1,\n3,Ann Twin,ann2@example.org,ada@example.org,,\n"
        "4,Dan Instance,,Ann Twin,,\n5,Eve Case,,,99,\n"
        "6,Flo Case,,Grace Instance,,grace@example.org\n7,Self Made,,Self Made,,\n"
    )
    read = Read(written(tmp_path, text))
    others = [[relation.other for relation in one.relations] for one in read.people]
    assert [ADA in found[0].keys for found in others[1:3]] == [True, True]
    assert others[3] == [Contact("Ann Twin")]  # there are two: nobody is guessed
    assert others[4] == []
    assert others[5] == [Contact("Grace Instance", (Key(KeyKind.EMAIL, "grace@example.org"),))]
    assert others[6] == []
    assert "managers given by a number" in read.problems[0].reason


def test_a_number_without_its_country_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,Phone\nAda Example,030 1234567\nBéla Sample,030 7654321\n")
    assert "country's code, left out: 2" in Read(path).problems[0].reason
    assert Read(path, Options(region="de")).people[0].keys == (PHONE,)


def test_mapping_can_be_changed(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,Email,Beruf,Kann\nAda Example,ada@example.org,Lehrerin,Zeichnen\n")
    assert "Kann" in Read(path).problems[0].reason
    read = Read(path, Options(columns={"kann": "skills", "Beruf": ""}))
    assert read.people[0].skills == ("Zeichnen",)
    assert not read.people[0].positions
    assert "Beruf" in read.problems[0].reason
    with pytest.raises(SourceError, match="skills"):
        Read(path, Options(columns={"Kann": "shoe size"}))
    assert "no column 'Absent'" in Read(path, Options(columns={"Absent": "skills"})).problems[0].reason


def test_dates_of_each_column_are_settled_by_themselves(tmp_path: Path) -> None:
    text = (
        "Name,DOB,Hire Date,End Date\nAda Example,09/19/88,13/01/2015,01/02/2016\n"
        "Béla Sample,07/10/83,02/03/2018,31/12/2031\n"
    )
    read = Read(written(tmp_path, text), Options(now=1_700_000_000.0))
    ada, bela = read.people
    assert (ada.birthday, bela.birthday) == ("1988-09-19", "1983-07-10")
    assert not ada.positions  # dates of no work
    text = text.replace("Name,", "Title,Name,").replace("\nAda", "\nHead,Ada").replace("\nBéla", "\nHead,Béla")
    ada, bela = Read(written(tmp_path, text), Options(now=1_700_000_000.0)).people
    assert ada.positions == (Position("", "Head", "", date(2015, 1, 13), date(2016, 2, 1), current=False),)
    assert bela.positions == (Position("", "Head", "", date(2018, 3, 2), date(2031, 12, 31), current=True),)


@pytest.mark.parametrize(
    "text",
    [
        "Product,Price\nA lamp,3\n",
        "Name,Published On,Description,Publisher,Url\nA paper,2020,x,y,z\n",
        "Name\nPython\nJava\n",
        '{"name": "Ada", "email": "ada@example.org"}\n',
        "Dear Name, Email is fine.\n",
    ],
)
def test_a_table_without_people_is_not_recognised(text: str) -> None:
    assert DIRECTORY.recognises(Probe("x", text.encode())) == 0


def test_a_lone_column_of_addresses_is_people(tmp_path: Path) -> None:
    read = Read(written(tmp_path, "E-mail\nada@example.org\nnonsense\n"))
    assert [one.keys for one in read.people] == [(ADA,)]
    assert [problem.origin.line for problem in read.problems] == [3, 3]


def test_a_stray_quotation_mark_or_delimiter_costs_one_line(tmp_path: Path) -> None:
    text = (
        'Name,Email,Role\n"Ada Example,ada@example.org,Head\n'
        "Béla,Sample,bela@example.org,Engineer\nDan Instance,dan@example.org,\n"
    )
    read = Read(written(tmp_path, text))
    assert [one.names[0] for one in read.people] == ["Ada Example", "Dan Instance"]
    assert [problem.origin.line for problem in read.problems] == [3]


def test_ldif_tells_people_from_other_entries() -> None:
    read = Read(DATA / "people.ldif")
    ada, bela = read.people
    assert ada.keys[0] == ADA
    assert ada.notes == "Invents examples, well"
    assert ada.positions == (Position("Example Works", "Head of Research"),)
    assert bela.relations[0].other.keys[0] in ada.keys
    assert "secret" not in str(read.people)
    assert "1 organizationalUnit" in read.problems[0].reason


def test_scim_users_with_their_manager() -> None:
    (ada,) = Read(DATA / "users.json").people
    assert ada.names == ("Ada Example",)
    assert ada.keys == (ADA, Key(KeyKind.UID, "directory:11111111222233334444555555555555"))
    assert ada.relations[0].other == Contact(
        "Grace Instance", (Key(KeyKind.UID, "directory:99999999222233334444555555555555"),)
    )
    assert "never kept" not in str(ada)


def workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """A small workbook with text in cells and a date style (1) for cells that begin with "=" and a day's number."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    titles = "".join(f'<sheet name="{title}" sheetId="{n}" r:id="r{n}"/>' for n, title in enumerate(sheets, 1))
    rels = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", f"<workbook {space} {link}><sheets>{titles}</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{rels}</Relationships>")
        styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        book.writestr("xl/styles.xml", f"<styleSheet {space}>{styles}</styleSheet>")
        for number, rows in enumerate(sheets.values(), 1):
            body = "".join(
                f'<row r="{line}">'
                + "".join(
                    f'<c r="{chr(65 + place)}{line}" s="1"><v>{cell[1:]}</v></c>'
                    if cell.startswith("=")
                    else f'<c r="{chr(65 + place)}{line}" t="inlineStr"><is><t>{cell}</t></is></c>'
                    for place, cell in enumerate(cells)
                    if cell
                )
                + "</row>"
                for line, cells in enumerate(rows, 1)
            )
            book.writestr(
                f"xl/worksheets/sheet{number}.xml", f"<worksheet {space}><sheetData>{body}</sheetData></worksheet>"
            )
    return path


def test_a_workbooks_sheets_of_people_are_read(tmp_path: Path) -> None:
    sheets = {
        "Read me": [["Nothing here"]],
        "Mentors": [
            ["Staff"],
            ["Name", "E-mail", "", "Title", "Hire Date"],
            ["Ada Example", "ada@example.org", "", "Head", "=42017"],
        ],
        "Mentees": [["Name", "E-mail"], ["Béla Sample", ""]],
    }
    read = Read(workbook(tmp_path / "book.xlsx", sheets))
    assert [one.origin.file for one in read.people] == ["book.xlsx/Mentors", "book.xlsx/Mentees"]
    assert read.people[0].origin.line == 3
    assert read.people[0].positions == (Position("", "Head", "", date(2015, 1, 13)),)


def test_a_workbook_with_entities_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "evil.xlsx", {"a": [["Name", "E-mail"]]})
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/workbook.xml"] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts["xl/workbook.xml"]
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    with pytest.raises(SourceError, match=r"evil\.xlsx"):
        Read(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(path.name for path in DATA.iterdir())),
    at=st.floats(0, 1),
    noise=st.binary(max_size=12),
)
def test_no_damage_to_any_list_stops_the_reader(tmp_path: Path, name: str, at: float, noise: bytes) -> None:
    data = (DATA / name).read_bytes()
    place = int(len(data) * at)
    (tmp_path / name).write_bytes(data[:place] + noise + data[place + len(noise) :])
    try:
        Read(tmp_path / name)
    except SourceError as refusal:
        assert name in str(refusal)  # noqa: PT017 - a refusal is allowed, and then names the file


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), noise=st.binary(max_size=12))
def test_no_damage_to_a_workbook_stops_the_reader(tmp_path: Path, at: float, noise: bytes) -> None:
    path = workbook(tmp_path / "book.xlsx", {"a": [["Name", "E-mail"], ["Ada Example", "ada@example.org"]]})
    data = path.read_bytes()
    place = int(len(data) * at)
    path.write_bytes(data[:place] + noise + data[place + len(noise) :])
    try:
        Read(path)
    except SourceError as refusal:
        assert "book.xlsx" in str(refusal)  # noqa: PT017 - a refusal is allowed, and then names the file


COUNTS = {
    "directory/TarenShaw+Employee_Turnover/HRDataset_v14.csv": 311,
    "cohorts/varlottaang+matching/mentees.csv": 375,
    "cohorts/varlottaang+matching/mentors.csv": 60,
    "cohorts/Shrit1401+AIMentorMenteeMatchMaking/data/mentees.csv": 12,
    "cohorts/Shrit1401+AIMentorMenteeMatchMaking/data/mentors.csv": 12,
    "cohorts/jonodrew+mentor-match/sample_data/large/mentees.csv": 500,
    "cohorts/jonodrew+mentor-match/sample_data/large/mentors.csv": 500,
    "cohorts/jonodrew+mentor-match/sample_data/small/mentees.csv": 50,
    "cohorts/jonodrew+mentor-match/sample_data/small/mentors.csv": 50,
    "cohorts/JohnBarbish+mentoring-matching/mentoring-submissions-clean.xlsx": 33,
}


@pytest.mark.parametrize("file", COUNTS)
def test_real_lists_read_whole(shared_data: Path, file: str) -> None:
    read = Read(shared_data / file)
    assert len(read.people) == COUNTS[file]
    assert len(read.problems) <= 3
    assert all(one.names for one in read.people)


def test_the_real_hr_list_tells_who_reports_to_whom(shared_data: Path) -> None:
    people = Read(shared_data / "directory/TarenShaw+Employee_Turnover/HRDataset_v14.csv").people
    assert sum(len(one.relations) for one in people) == 311
    managers = {one.relations[0].other for one in people if one.relations}
    own = {key for one in people for key in one.keys}
    assert len({manager.name for manager in managers}) == 21
    assert sum(bool(set(manager.keys) & own) for manager in managers) == 16
    assert all(one.positions[0].started and one.birthday for one in people)


def test_real_directories_in_ldif_and_scim_never_crash(shared_data: Path) -> None:
    people = 0
    for path in [*(shared_data / "directory").rglob("*.ldif"), *(shared_data / "directory").rglob("*.json")]:
        people += len(Read(path).people)
    assert people == 7 + 19


def test_a_cell_of_a_hundred_thousand_characters_is_read_at_once(tmp_path: Path) -> None:
    wide = "a" + " " * 120_000 + "b"
    text = f'Name,Email,Phone,Skills\nAda Example,"{"a" * 120_000}","{wide}","{wide}"\n'
    path, begun = written(tmp_path, text), time.perf_counter()
    Read(path)
    assert time.perf_counter() - begun < 3
