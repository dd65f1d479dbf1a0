"""Titles of many fields are read into rungs of seniority."""

from __future__ import annotations

import csv
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import quality_titles
from mentee.ranking.titles import read_title

LADDERS = [
    ["Software Engineering Intern", "Junior Developer", "Software Engineer", "Sr. Software Engineer",
     "Staff Engineer", "Senior Staff Engineer", "Sr. Mgr, Engineering", "Dir. of Engineering",
     "Senior Director of Engineering", "VP of Engineering", "SVP Engineering", "EVP", "CTO", "CEO"],
    ["PhD Student", "Postdoctoral Researcher", "Assistant Professor of Physics", "Associate Professor",
     "Professor of Physics", "Dean of Science", "Provost"],
    ["Medical student", "Resident Physician", "Physician", "Medical Director"],
    ["Nursing Assistant", "Registered Nurse", "Charge Nurse", "Nurse Manager", "Director of Nursing",
     "Chief Nursing Officer"],
    ["Paralegal", "Associate Attorney", "Attorney", "Deputy General Counsel", "General Counsel"],
    ["Private", "Corporal", "Sergeant", "Captain, US Army", "Major", "Lieutenant Colonel", "Colonel",
     "Major General"],
    ["Apprentice Electrician", "Electrician", "Master Electrician", "General Manager"],
    ["Praktikant", "Softwareentwickler", "Teamleiter", "Abteilungsleiterin Vertrieb", "Geschäftsführer (m/w/d)"],
    ["stagiaire", "Ingénieur logiciel", "Directrice du marketing", "Directeur général"],
    ["Executive Assistant to the CEO", "Chief of Staff", "CEO"],
    ["Policy Officer", "Deputy Director", "Director", "Permanent Secretary"],
    ["Assistant to the Managing Director", "Deputy Managing Director", "Managing Director"],
    ["L3", "L5", "L7"],
    ["IC2", "IC5"],
    ["Accountant I", "Accountant II", "Accountant III"],
    ["Volunteer", "Volunteer Coordinator", "Program Director", "Executive Director", "Board Chair"],
    ["Teacher", "Vice Principal", "High School Principal", "School Superintendent"],
]  # fmt: skip


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder[-1])
def test_ladders_of_many_fields_rise(ladder: list[str]) -> None:
    rungs = [read_title(title).rung for title in ladder]
    assert all(low < high for low, high in pairwise(rungs)), dict(zip(ladder, rungs, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VP", "Vice President"), ("Sr. Mgr.", "Senior Manager"), ("C.E.O.", "Chief Executive Officer"),
        ("Engineer, Senior", "Senior Engineer"), ("Director, Marketing", "Director of Marketing"),
        ("Geschaeftsfuehrer", "Geschäftsführer"), ("Entwickler/in", "Entwickler"), ("VP & CFO", "CFO"),
        ("Chief Marketing & Sales Officer", "CMO"), ("HEAD OF DATA", "head of data"),
        ("Chief of Staff to the CEO", "Chief of Staff"), ("Student | Aspiring CEO", "Student"),
        ("Former CEO, now student", "Student"), ("Engineer, Office of the CTO", "Engineer"),
        ("Assistant, Director of Finance", "Assistant"), ("Product Manager @ Example Ltd", "Product Manager"),
    ],
)  # fmt: skip
def test_the_same_position_in_other_words_has_the_same_rung(one: str, other: str) -> None:
    assert read_title(one).rung == read_title(other).rung


def test_a_vice_president_of_a_bank_is_a_middle_rank() -> None:
    plain = read_title("Vice President")
    bank = read_title("Vice President", organisation="Example Bank")
    assert bank.rung < plain.rung - 1
    assert read_title("VP, Investment Banking").rung == bank.rung


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rechtsanwältin", "Rechtsanwalt"), ("Directrice commerciale", "Directeur commercial"),
        ("Desarrolladora web", "Desarrollador web"), ("Technicienne", "Technicien"), ("Köchin", "Koch"),
        ("Bezirksstaatsanwältin", "Staatsanwalt"), ("Universitätsprofessorin", "Professor"),
        ("Directora Médica", "Directora"),
    ],
)  # fmt: skip
def test_the_other_gender_and_a_compound_are_the_same_position(one: str, other: str) -> None:
    assert read_title(one).rung == read_title(other).rung


@pytest.mark.parametrize(
    ("high", "low"),
    [
        ("Chefredakteurin", "Redakteurin"), ("Oberstaatsanwalt", "Staatsanwalt"), ("Prorektorin", "Dozentin"),
        ("Editor-in-Chief", "Editor"), ("Chief Constable", "Police Sergeant"), ("Oberärztin", "Assistenzärztin"),
        ("Maître de conférences", "Doctorante"), ("Sous-chef", "Commis de cuisine"), ("Archbishop", "Vicar"),
        ("Financial Controller", "Air Traffic Controller"), ("Foreign Secretary", "Legal Secretary"),
        ("IT Manager - Support", "IT Support"),
        ("Member of Parliament", "Member"), ("Director", "Director's Assistant"), ("Director", "Associate Director"),
    ],
)  # fmt: skip
def test_fields_and_languages_have_their_own_ladders(high: str, low: str) -> None:
    assert read_title(high).rung > read_title(low).rung + 0.5


def test_titles_of_fields_that_no_table_was_made_for_are_mostly_in_order() -> None:
    tuned, kept = quality_titles.listed()
    assert np.mean(quality_titles.in_order(tuned, quality_titles.product, apart=False)) > 0.95
    assert np.mean(quality_titles.in_order(kept, quality_titles.product, apart=False)) > 0.9


def test_words_of_the_function_are_kept_apart_from_the_rank() -> None:
    assert read_title("Senior Vice President of Gas Trading").field == ("gas", "trading")
    assert read_title("Chief Marketing and Sales Officer").field == ("marketing", "sales")
    assert read_title("Sr. Data Engineer II").field == ("data", "engineer")


@pytest.mark.parametrize("title", ["Retired judge", "Professor Emeritus", "ex-CTO", "former Head of Data"])
def test_what_is_over_is_marked(title: str) -> None:
    read = read_title(title)
    assert read.past
    assert not math.isnan(read.rung)


@pytest.mark.parametrize("title", ["", "   ", "???", "Human Resources", "Example Ltd", "🙂"])
def test_what_is_no_title_says_nothing(title: str) -> None:
    read = read_title(title)
    assert math.isnan(read.rung)
    assert read.certainty == 0


def test_doubtful_words_are_less_certain() -> None:
    assert read_title("Associate").certainty < read_title("Director").certainty
    assert read_title("Puddler").certainty < 0.5 < read_title("Teacher").certainty


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_failing(text: str) -> None:
    read = read_title(text)
    assert math.isnan(read.rung) or 0 <= read.rung <= 10
    assert 0 <= read.certainty <= 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["Engineer", "Manager", "Director", "Nurse", "Analyst", "Accountant", "Vice President"]))
def test_senior_stands_above_and_junior_or_assistant_below(head: str) -> None:
    rung = read_title(head).rung
    assert read_title(f"Senior {head}").rung > rung > read_title(f"Assistant {head}").rung
    assert read_title(f"Junior {head}").rung < rung


def test_real_employees_called_senior_stand_above_junior_ones(shared_data: Path) -> None:
    with (shared_data / "ties/enron_perry_wolfe/employees.tsv").open() as file:
        rows = list(csv.reader(file, delimiter="\t"))
    senior = [read_title(row[4]).rung for row in rows if row[6] == "Senior"]
    junior = [read_title(row[4]).rung for row in rows if row[6] == "Junior"]
    assert sum(a > b for a in senior for b in junior) / (len(senior) * len(junior)) > 0.95


def test_nearly_all_real_titles_have_a_rung(shared_data: Path) -> None:
    lines = (shared_data / "vocabulary/onet/Alternate Titles.txt").read_text().splitlines()[1::7]
    rungs = [read_title(line.split("\t")[1]).rung for line in lines]
    assert sum(math.isnan(rung) for rung in rungs) < 0.05 * len(rungs)
