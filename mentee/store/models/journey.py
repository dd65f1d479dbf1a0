"""The journey with each person: standing, moves, evaluations, ledger, feedback, holds, questions, decisions, deeds.

The columns of a row are named as the fields of its record in mentee/records/journey.py.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from mentee.store.models.people import Person


class Pursuit(models.Model):
    """Where the relationship with a pursued person stands; gaps None: as in the preferences."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="pursuit")
    standing = models.CharField(max_length=20)
    since = models.DateTimeField()
    rest_until = models.DateField(null=True)
    ideal_gap = models.PositiveIntegerField(null=True)
    max_gap = models.PositiveIntegerField(null=True)


class MoveRow(models.Model):
    """A change of standing with its evidence, or with the seeker's own reason."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="moves")
    at = models.DateTimeField()
    before = models.CharField(max_length=20, null=True)
    after = models.CharField(max_length=20)
    evidence = models.JSONField(default=list)
    reason = models.TextField(default="")
    by_seeker = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(evidence=[]) | ~Q(reason=""), name="move_has_ground"),
        ]


class EvaluationRow(models.Model):
    """The seeker's four quick answers."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="evaluations")
    at = models.DateTimeField()
    value = models.SmallIntegerField()
    chemistry = models.SmallIntegerField()
    energy = models.SmallIntegerField()
    wish = models.CharField(max_length=20)
    note = models.TextField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__range=(1, 5), chemistry__range=(1, 5), energy__range=(1, 5)),
                name="evaluation_range",
            )
        ]


class LedgerRow(models.Model):
    """One thing received or given."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="ledger")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    note = models.TextField(default="")


class FeedbackRow(models.Model):
    """What the person told the seeker, and how far it has gone round the loop."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="feedback")
    key = models.CharField(max_length=100)
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    words = models.TextField()
    behaviour = models.TextField(default="")
    reaction = models.TextField(default="")
    theme = models.TextField(default="")
    plan = models.TextField(default="")
    tell_on = models.DateField(null=True)
    welcomed = models.DateTimeField(null=True)
    planned = models.DateTimeField(null=True)
    acted_on = models.DateTimeField(null=True)
    reported = models.DateTimeField(null=True)
    told = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="feedback_once")]


class HoldRow(models.Model):
    """No asks until the date, and why."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="holds")
    since = models.DateField()
    until = models.DateField()
    reason = models.TextField(default="")


class QuestionRow(models.Model):
    """Something to ask, or asked and answered."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="questions")
    text = models.TextField()
    asked = models.DateTimeField(null=True)
    answer = models.TextField(default="")


class NeedRow(models.Model):
    """Something the person needs or looks for."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="needs")
    text = models.TextField()
    at = models.DateTimeField()
    met = models.DateTimeField(null=True)


class IntroductionRow(models.Model):
    """An introduction to the person asked of a connector."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="introductions")
    connector = models.TextField()
    asked = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    declined = models.DateTimeField(null=True)
    thanked = models.DateTimeField(null=True)


class DecisionRow(models.Model):
    """The seeker's answer to a suggested action; kept for good, as the record of what was decided when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="decisions")
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    answer = models.CharField(max_length=10)
    until = models.DateField(null=True)
    about = models.TextField(default="")


class GoalRow(models.Model):
    """Something the seeker works at."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="goals")
    text = models.TextField()
    since = models.DateField()
    done = models.DateField(null=True)
    advice_from = models.TextField(default="")
    tried = models.TextField(default="")
    outcome = models.TextField(default="")


class Deed(models.Model):
    """One deed of the seeker's that can be taken back: `changes` lists [table, row, what the row was before].

    Before is None where the deed made the row. Deeds are taken back in reverse order only.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deeds")
    at = models.DateTimeField()
    what = models.TextField()
    changes = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
