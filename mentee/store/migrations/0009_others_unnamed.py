from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_secrets_and_digest"),
    ]

    operations = [
        migrations.AddField(
            model_name="interaction",
            name="unnamed",
            field=models.IntegerField(db_default=0, default=0),
        ),
    ]
