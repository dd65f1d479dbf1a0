from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_tokens"),
    ]

    operations = [
        migrations.AlterField(
            model_name="statement",
            name="field",
            field=models.SmallIntegerField(
                choices=[
                    (1, "Name"),
                    (2, "Other Name"),
                    (3, "Mention"),
                    (4, "Headline"),
                    (5, "Location"),
                    (6, "Birthday"),
                    (7, "Notes"),
                    (8, "Offers"),
                    (9, "Skill"),
                    (10, "Tag"),
                    (11, "Inside"),
                    (12, "Written"),
                ]
            ),
        ),
    ]
