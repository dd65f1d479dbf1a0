"""Delete everything an owner has, table by table, in an order that leaves no row without what it names."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction

from mentee.store.exports import PARTS
from mentee.store.models import DigestRow, Job, Person, SecretRow, SignInLink, TokenRow, User
from mentee.store.owners import seeker_row, touch


def delete_everything(owner: User) -> None:
    """The owner is as on the first day: nothing imported, said or asked for is left, in tables or in files."""
    with transaction.atomic():
        Job.objects.filter(owner=owner).delete()
        SignInLink.objects.filter(owner=owner).delete()
        TokenRow.objects.filter(owner=owner).delete()
        DigestRow.objects.filter(owner=owner).delete()
        SecretRow.objects.filter(owner=owner).delete()
        Person.objects.filter(owner=owner, root__isnull=False).update(root=None)
        for part in reversed(PARTS):
            rows = part.model._default_manager.filter(**{part.owner: owner})
            rows._raw_delete(rows.db)
        seeker_row(owner)
        touch(owner)
    for kept in (Path(settings.HOME) / "snapshots").glob(f"{owner.pk}-*"):
        kept.unlink(missing_ok=True)
    shutil.rmtree(Path(settings.HOME) / "exports" / str(owner.pk), ignore_errors=True)


def delete_owner(owner: User) -> None:
    """The owner too; for owners who were only there to be looked at."""
    delete_everything(owner)
    owner.delete()
