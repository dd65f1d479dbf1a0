"""Two mails that bear one Message-ID in two files: neither is lost, and copies stay one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mentee.records.facts import Contact, Interaction
from mentee.records.keys import SELF
from mentee.records.mails import other_key, topic
from mentee.store import models
from mentee.store.writes.undo import undo_import
from tests.store.invented import NOW, bring, contact, mail, new_owner, picture

pytestmark = pytest.mark.django_db
ADA, BEN, ME = contact("ada@acme.example", "Ada Oak"), contact("ben@birch.example", "Ben Birch"), Contact("", (SELF,))
FIRST = mail("stamp@acme.example", ADA, ME, day=1, subject="Budget")
OTHER = mail("stamp@acme.example", BEN, ME, day=9, subject="Lunch")
LIST_COPY = replace(FIRST, subject="Re: [club] Budget", at=FIRST.at + timedelta(seconds=90))
SAME_MINUTE = replace(OTHER, at=FIRST.at)


def subjects(owner: models.User) -> list[str]:
    return sorted(models.Interaction.objects.filter(owner=owner).values_list("subject", flat=True))


@pytest.mark.parametrize("other", [OTHER, SAME_MINUTE], ids=["another day", "another sender and subject"])
def test_a_reused_identifier_loses_neither_mail(other: Interaction) -> None:
    owner = new_owner()
    assert bring(owner, "a", [FIRST]).interactions.new == 1
    counts = bring(owner, "b", [other])
    assert (counts.interactions.new, counts.broken) == (1, 1)
    assert subjects(owner) == ["Budget", "Lunch"]
    told = models.ProblemRow.objects.get(source__owner=owner)
    assert "stamp@acme.example" in told.reason
    again = bring(owner, "c", [other])
    assert (again.interactions.new, again.interactions.same) == (0, 1)


def test_true_copies_stay_one() -> None:
    owner = new_owner()
    bring(owner, "a", [FIRST])
    sent_by_the_list = replace(LIST_COPY, participants=(replace(FIRST.participants[0], contact=BEN),))
    for file, copy in (("b", FIRST), ("c", LIST_COPY), ("d", sent_by_the_list)):
        counts = bring(owner, file, [copy])
        assert (counts.interactions.new, counts.interactions.same, counts.broken) == (0, 1, 0)


def test_a_file_with_both_finds_each_however_they_came() -> None:
    both = [FIRST, replace(OTHER, key=other_key(OTHER.key, OTHER.at, OTHER.subject))]
    for order in ([FIRST, OTHER], [OTHER, FIRST]):
        owner = new_owner()
        for number, one in enumerate(order):
            bring(owner, str(number), [one])
        counts = bring(owner, "both", both)
        assert (counts.interactions.new, counts.interactions.same) == (0, 2)
        assert models.Interaction.objects.filter(owner=owner).count() == 2


def test_once_the_first_is_undone_the_other_is_still_known() -> None:
    owner = new_owner()
    bring(owner, "a", [FIRST])
    before = picture(owner)
    bring(owner, "b", [OTHER])
    undo_import(owner, models.Import.objects.get(owner=owner, file="b").pk, now=NOW)
    assert picture(owner) == before
    bring(owner, "c", [OTHER])
    undo_import(owner, models.Import.objects.get(owner=owner, file="a").pk, now=NOW)
    assert subjects(owner) == ["Lunch"]
    assert bring(owner, "d", [OTHER]).interactions.same == 1
    assert subjects(owner) == ["Lunch"]


@pytest.mark.parametrize("subject", ["Re: AW: [club] Budget", "fwd: Budget ", "[a] [b] budget", "Re[2]: Budget"])
def test_what_lists_and_answers_put_before_a_subject_is_no_other_topic(subject: str) -> None:
    assert topic(subject) == topic("Budget")
