from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0010_whole_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="interaction",
            name="all_day",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
