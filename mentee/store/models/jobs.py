"""Long work kept in the database: who asked for it, how far it has come, and which worker has it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Job(models.Model):
    """One piece of long work; `deed` names what is done, `said` holds its arguments as JSON.

    A running job belongs to the worker that holds the lease until `leased_until`; whoever finds the lease run out
    takes the job over. `done` of `total` are bytes or rows, `records` what was found in them.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="jobs")
    deed = models.CharField(max_length=40)
    title = models.TextField(default="")
    said = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked = models.DateTimeField()
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)
    worker = models.CharField(max_length=80, default="")
    leased_until = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    cancel = models.BooleanField(default=False)
    stage = models.TextField(default="")
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    records = models.BigIntegerField(default=0)
    rate = models.FloatField(default=0.0)
    answer = models.JSONField(default=dict)
    reason = models.TextField(default="")
    remedy = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["asked"], name="job_open", condition=Q(state__in=["waiting", "running"])),
            models.Index(fields=["owner", "-asked"], name="job_of_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="running") | ~Q(leased_until=None), name="job_running_is_leased"
            ),
        ]


class SignInLink(models.Model):
    """A link that signs its owner in once; only the digest of its token is kept."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_in_links")
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
