"""Who is one human: exact keys join, clearly other names do not, and the plain, whole name is shown."""

from __future__ import annotations

import pytest

from mentee.records.facts import Contact, Key, KeyKind
from mentee.records.keys import SELF
from mentee.store import models
from mentee.store.reads.people import people
from tests.store.invented import bring, contact, mail, mail_key, new_owner, person, phone_key, row_of

pytestmark = pytest.mark.django_db

ADA, ME = contact("ada@acme.example", "Ada Oak"), Contact("", (SELF,))


def test_exact_keys_make_one_human() -> None:
    owner = new_owner()
    page = Key(KeyKind.URL, "linkedin.com/in/ada-oak")
    bring(owner, "a", [person("Ada Oak", page), mail("1", ADA, ME)])
    assert row_of(owner, "ada@acme.example").pk != models.Person.objects.get(owner=owner, kind=1).pk
    counts = bring(owner, "b", [person("Ada Oak", page, mail_key("ada@acme.example"))])
    assert counts.merged == 1
    assert bring(new_owner(), "alone", [person("Ada Oak", page, mail_key("ada@acme.example"))]).merged == 0
    roots = models.Person.objects.filter(owner=owner, root=None, is_seeker=False)
    assert [row.name for row in roots] == ["Ada Oak"]


def test_nobody_is_joined_on_a_name_alone() -> None:
    owner = new_owner()
    same = [person("Ada Oak", line=1), person("Ada Oak", line=2), person("Ada Oak", mail_key("ada@acme.example"))]
    counts = bring(owner, "a", same)
    assert (counts.people.new, counts.merged) == (3, 0)
    bring(owner, "b", [person("Ada Oak"), person("Oak, Ada", mail_key("oak@birch.example"))])
    assert models.Person.objects.filter(owner=owner, root=None, folded="ada oak").count() == 5


def test_a_switchboard_does_not_join_two_people() -> None:
    owner = new_owner()
    number = phone_key("+4930123456")
    counts = bring(
        owner,
        "a",
        [
            person("Ada Oak", mail_key("ada@acme.example"), number),
            person("Carl Cedar", mail_key("carl@acme.example"), number),
            person("A. Oak", mail_key("oak@home.example"), number),
        ],
    )
    assert row_of(owner, "ada@acme.example").pk != row_of(owner, "carl@acme.example").pk
    assert row_of(owner, "ada@acme.example").pk == row_of(owner, "oak@home.example").pk
    assert counts.doubtful >= 1


@pytest.mark.parametrize("files", [1, 2])
@pytest.mark.parametrize(
    ("ada", "ben"),
    [((), ()), ((mail_key("ada@acme.example"),), ()), ((), (mail_key("ben@acme.example"),))],
    ids=["telephone alone", "a mail address first", "a mail address later"],
)
def test_a_family_at_one_telephone_stays_several_people(
    ada: tuple[Key, ...], ben: tuple[Key, ...], files: int
) -> None:
    owner = new_owner()
    number = phone_key("+4930123456")
    cards = [person("Ada Oak", number, *ada), person("Ben Elm", number, *ben), person("A. Oak", number)]
    for file, part in ({"a": cards} if files == 1 else {"a": cards[:1], "b": cards[1:]}).items():
        bring(owner, file, part)
    assert {one.name for one in people(owner)} == {"Ada Oak", "Ben Elm"}
    assert bring(owner, "again", cards).people.new == 0
    assert models.Doubt.objects.filter(owner=owner, state="open").exists()


FAMILY = mail_key("fam@lo.example")
TIM, OLA = person("Tim Lo", FAMILY, line=1), person("Ola Lo", FAMILY, line=4)


@pytest.mark.parametrize(
    "key", [FAMILY, Key(KeyKind.URL, "lo.example/we")], ids=["one address", "one page of the family"]
)
@pytest.mark.parametrize("files", [1, 2])
def test_two_cards_with_one_key_and_other_names_stay_two_people(key: Key, files: int) -> None:
    owner = new_owner()
    cards = [person("Tim Lo", key, line=1), person("Ola Lo", key, line=4)]
    counts = [bring(owner, str(part), cards[part::files]) for part in range(files)]
    assert sum(one.people.new for one in counts) == 2
    assert sum(one.merged for one in counts) == 0
    assert {one.name for one in people(owner)} == {"Tim Lo", "Ola Lo"}
    [doubt] = models.Doubt.objects.filter(owner=owner, state="open")
    assert doubt.evidence[0].startswith("share the ")
    assert doubt.evidence[0].endswith(key.value)
    assert bring(owner, "again", cards).people.same == 2
    assert {one.name for one in people(owner)} == {"Tim Lo", "Ola Lo"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Li Wei", "Li Na"), ("Kim Min-ji", "Kim Soo-hyun"), ("Nagy Anna", "Nagy Béla"), ("Wei Li", "Na Li")],
)
def test_a_family_whose_name_stands_first_stays_several_people(one: str, other: str) -> None:
    owner = new_owner()
    bring(owner, "a", [person(one, FAMILY, line=1), person(other, FAMILY, line=4)])
    assert {shown.name for shown in people(owner)} == {one, other}
    assert models.Doubt.objects.filter(owner=owner, state="open").count() == 1


@pytest.mark.parametrize("name", ["Wei Li", "Li W.", "Li", "L. Wei", "Li Wei Na"])
def test_a_family_name_first_does_not_part_one_human(name: str) -> None:
    owner = new_owner()
    bring(owner, "a", [person("Li Wei", FAMILY, line=1), person(name, FAMILY, line=4)])
    assert len(people(owner)) == 1


def test_what_is_written_to_a_shared_address_is_the_first_holders() -> None:
    owner = new_owner()
    bring(owner, "a", [TIM, OLA, mail("1", contact("fam@lo.example", "Ola Lo"), ME)])
    seats = models.Participant.objects.filter(interaction__owner=owner)
    assert row_of(owner, "fam@lo.example").name == "Tim Lo"
    assert row_of(owner, "fam@lo.example").pk in {seat.person_id for seat in seats}
    assert len({one.name for one in people(owner)} & {"Tim Lo", "Ola Lo"}) == 2


@pytest.mark.parametrize("name", ["Tim Oak", "T. Lo", "Tim", "Lo, Tim", "fam", "fam@lo.example", "Tim Ann Lo", "tlo"])
def test_a_name_that_may_be_the_same_humans_does_not_part_them(name: str) -> None:
    owner = new_owner()
    bring(owner, "a", [TIM, person(name, FAMILY, line=9)])
    assert len(people(owner)) == 1
    assert not models.Doubt.objects.filter(owner=owner).exists()


def test_whoever_shares_an_address_and_has_another_is_one_person_by_both() -> None:
    owner = new_owner()
    bring(owner, "a", [TIM, OLA, person("Ola Lo", FAMILY, mail_key("ola@lo.example"), line=8)])
    assert row_of(owner, "ola@lo.example").name == "Ola Lo"
    assert {one.name for one in people(owner)} == {"Tim Lo", "Ola Lo"}


def test_whom_a_file_names_without_a_key_is_found_in_the_same_file() -> None:
    from mentee.records.facts import Relation, RelationKind

    owner = new_owner()
    boss = Relation(RelationKind.REPORTS_TO, Contact("Oak, Ada"))
    bring(
        owner,
        "staff.csv",
        [
            person("Ben Birch", mail_key("ben@acme.example"), at="Acme Inc.", relations=(boss,)),
            person("Carl Cedar", mail_key("carl@elsewhere.example"), at="Elsewhere", relations=(boss,)),
            person("Ada Oak", mail_key("ada@acme.example"), at="ACME"),
        ],
    )
    ada = row_of(owner, "ada@acme.example")
    rows = models.Relation.objects.filter(person__owner=owner).select_related("person", "other")
    bosses = {row.person.value: row.other.root_id or row.other_id for row in rows}
    assert bosses["ben@acme.example"] == ada.pk
    assert bosses["carl@elsewhere.example"] != ada.pk


@pytest.mark.parametrize("remark", ["Ada Oak (lists)", "Ada Oak-lists", "Ada Oak [lists]"])
def test_a_plain_name_is_shown_rather_than_one_with_a_remark(remark: str) -> None:
    owner = new_owner()
    for number in range(3):
        bring(owner, str(number), [mail(str(number), contact("ada@acme.example", remark), ME)])
    bring(owner, "card", [person(remark, mail_key("ada@acme.example"))])
    bring(owner, "plain", [mail("9", contact("ada@acme.example", "Ada Oak"), ME)])
    assert row_of(owner, "ada@acme.example").name == "Ada Oak"
    bring(owner, "double", [mail("10", contact("eva@acme.example", "Eva Elm-Birch"), ME)])
    assert row_of(owner, "eva@acme.example").name == "Eva Elm-Birch"


def test_a_better_name_wins() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", contact("ada@acme.example", "ada"), ME)])
    assert row_of(owner, "ada@acme.example").name == "ada"
    bring(owner, "b", [mail("2", ADA, ME)])
    assert row_of(owner, "ada@acme.example").name == "Ada Oak"
    bring(owner, "c", [mail("3", contact("ada@acme.example", "A."), ME)])
    assert row_of(owner, "ada@acme.example").name == "Ada Oak"
