import json

from django.db import migrations, models

from mentee.store.whole_days import completed, whole_days

GATHERING = 2


def tell(apps, _editor):
    gatherings = apps.get_model("store", "Gathering").objects
    found = [row for row, *times in gatherings.values_list("pk", "starts", "ends") if whole_days(*times)]
    for begin in range(0, len(found), 500):
        gatherings.filter(pk__in=found[begin : begin + 500]).update(all_day=True)
    _change_said(apps, completed)


def forget(apps, _editor):
    _change_said(apps, lambda columns: columns[:5])


def _change_said(apps, change):
    sightings = apps.get_model("store", "Sighting").objects
    for one in sightings.filter(noun=GATHERING, said__isnull=False).iterator():
        said = json.loads(one.said) if isinstance(one.said, str) else one.said
        if said is not None:
            one.said = {**said, "columns": change(list(said["columns"]))}
            one.save(update_fields=["said"])


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0009_others_unnamed"),
    ]

    operations = [
        migrations.AddField(
            model_name="gathering",
            name="all_day",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(tell, forget),
    ]
