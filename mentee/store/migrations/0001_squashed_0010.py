import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("store", "0001_people_and_facts"),
        ("store", "0002_journey"),
        ("store", "0003_one_doubt_per_source"),
        ("store", "0004_jobs_and_sign_in"),
        ("store", "0005_choices"),
        ("store", "0006_tokens"),
        ("store", "0007_addresses_as_written"),
        ("store", "0008_secrets_and_digest"),
        ("store", "0009_others_unnamed"),
        ("store", "0010_whole_days"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",  # noqa: E501
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                ("version", models.BigIntegerField(default=0)),
                ("facts_version", models.BigIntegerField(default=0)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",  # noqa: E501
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Aspiration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("skills", models.JSONField(default=list)),
                ("roles", models.JSONField(default=list)),
                ("horizon", models.DateField(null=True)),
                ("live", models.BooleanField(default=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aspirations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("what", models.TextField()),
                ("changes", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deeds", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DigestRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.JSONField(default=dict)),
                ("next_at", models.DateTimeField(db_index=True, null=True)),
                ("asked", models.DateField(null=True)),
                ("tries", models.SmallIntegerField(default=0)),
                ("handed", models.DateField(null=True)),
                ("handed_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("failed_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(default="")),
                ("remedy", models.TextField(default="")),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="digest",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GoalRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("since", models.DateField()),
                ("done", models.DateField(null=True)),
                ("advice_from", models.TextField(default="")),
                ("tried", models.TextField(default="")),
                ("outcome", models.TextField(default="")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="goals", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.TextField()),
                ("digest", models.CharField(max_length=128)),
                ("size", models.BigIntegerField()),
                ("format", models.CharField(max_length=100)),
                ("options", models.TextField(default="")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("undone", "Undone"),
                        ],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("counts", models.JSONField(default=dict)),
                ("done", models.BigIntegerField(default=0)),
                ("reason", models.TextField(default="")),
                ("started", models.DateTimeField()),
                ("finished", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "undone"), _negated=True),
                        fields=("owner", "digest", "format"),
                        name="import_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("done__gte", 0)), name="import_done_counts"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gathering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BigIntegerField()),
                ("title", models.TextField(default="")),
                ("starts", models.BigIntegerField()),
                ("ends", models.BigIntegerField(null=True)),
                ("place", models.TextField(default="")),
                ("url", models.TextField(default="")),
                ("all_day", models.BooleanField(default=False)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner", "starts"], name="gathering_starts")],
                "constraints": [models.UniqueConstraint(fields=("owner", "digest"), name="gathering_once")],
            },
        ),
        migrations.CreateModel(
            name="Interaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BigIntegerField()),
                ("at", models.BigIntegerField()),
                ("channel", models.SmallIntegerField()),
                ("bulk", models.BooleanField(default=False)),
                ("minutes", models.IntegerField(null=True)),
                ("unnamed", models.IntegerField(db_default=0, default=0)),
                ("thread", models.BigIntegerField(null=True)),
                ("subject", models.TextField(default="")),
                ("notes", models.TextField(default="")),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "digest"), name="interaction_once")],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("deed", models.CharField(max_length=40)),
                ("title", models.TextField(default="")),
                ("said", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("asked", models.DateTimeField()),
                ("started", models.DateTimeField(null=True)),
                ("finished", models.DateTimeField(null=True)),
                ("worker", models.CharField(default="", max_length=80)),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.SmallIntegerField(default=0)),
                ("cancel", models.BooleanField(default=False)),
                ("stage", models.TextField(default="")),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("records", models.BigIntegerField(default=0)),
                ("rate", models.FloatField(default=0.0)),
                ("answer", models.JSONField(default=dict)),
                ("reason", models.TextField(default="")),
                ("remedy", models.TextField(default="")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="jobs", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "running"])), fields=["asked"], name="job_open"
                    ),
                    models.Index(fields=["owner", "-asked"], name="job_of_owner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("leased_until", None), _negated=True),
                            _connector="OR",
                        ),
                        name="job_running_is_leased",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("folded", models.TextField()),
                ("own", models.BooleanField(default=False)),
                ("domain", models.TextField(default="")),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "folded"), name="organisation_once")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.SmallIntegerField(choices=[(0, "Email"), (1, "Url"), (2, "Phone"), (3, "Uid")])),
                ("value", models.TextField()),
                ("is_seeker", models.BooleanField(default=False)),
                ("name", models.TextField(default="")),
                ("folded", models.TextField(default="")),
                ("headline", models.TextField(default="")),
                ("location", models.TextField(default="")),
                ("birthday", models.CharField(default="", max_length=10)),
                ("notes", models.TextField(default="")),
                ("offers", models.TextField(default="")),
                ("inside", models.BooleanField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "root",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="members",
                        to="store.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner", "folded"], name="person_folded")],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "kind", "value"), name="person_key_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_seeker", True)), fields=("owner",), name="person_one_seeker"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("root", models.F("id")), _negated=True), name="person_root_is_other"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.SmallIntegerField()),
                (
                    "interaction",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="store.interaction",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="participations", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("interaction", "person", "role"), name="participant_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("met", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Naming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="namings",
                        to="store.import",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="namings", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("source", "person"), name="naming_once")],
            },
        ),
        migrations.CreateModel(
            name="MoveRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("before", models.CharField(max_length=20, null=True)),
                ("after", models.CharField(max_length=20)),
                ("evidence", models.JSONField(default=list)),
                ("reason", models.TextField(default="")),
                ("by_seeker", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evidence", []), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="move_has_ground",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("evidence", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="store.import",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges_as_child", to="store.person"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges_as_into", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("owner", "child", "into", "source"),
                        name="merge_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source", None), ("undone_at", None)),
                        fields=("owner", "child", "into"),
                        name="merge_once_by_user",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("into")), _negated=True), name="merge_of_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=20)),
                ("note", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ledger", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IntroductionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("connector", models.TextField()),
                ("asked", models.DateTimeField()),
                ("accepted", models.DateTimeField(null=True)),
                ("declined", models.DateTimeField(null=True)),
                ("thanked", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="introductions", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HoldRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("reason", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="holds", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FeedbackRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=20)),
                ("words", models.TextField()),
                ("behaviour", models.TextField(default="")),
                ("reaction", models.TextField(default="")),
                ("theme", models.TextField(default="")),
                ("plan", models.TextField(default="")),
                ("tell_on", models.DateField(null=True)),
                ("welcomed", models.DateTimeField(null=True)),
                ("planned", models.DateTimeField(null=True)),
                ("acted_on", models.DateTimeField(null=True)),
                ("reported", models.DateTimeField(null=True)),
                ("told", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feedback", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="feedback_once")],
            },
        ),
        migrations.CreateModel(
            name="EvaluationRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("value", models.SmallIntegerField()),
                ("chemistry", models.SmallIntegerField()),
                ("energy", models.SmallIntegerField()),
                ("wish", models.CharField(max_length=20)),
                ("note", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evaluations", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chemistry__range", (1, 5)), ("energy__range", (1, 5)), ("value__range", (1, 5))
                        ),
                        name="evaluation_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("evidence", models.JSONField(default=list)),
                ("strength", models.FloatField(default=0.0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("same", "Same"),
                            ("different", "Different"),
                            ("skipped", "Skipped"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubts",
                        to="store.import",
                    ),
                ),
                (
                    "merge",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="doubts",
                        to="store.merge",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doubts_as_a", to="store.person"
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="doubts_as_b", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "a", "b", "source"), name="doubt_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("source", None)), fields=("owner", "a", "b"), name="doubt_once_found"
                    ),
                    models.CheckConstraint(condition=models.Q(("a__lt", models.F("b"))), name="doubt_in_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=40)),
                ("answer", models.CharField(max_length=10)),
                ("until", models.DateField(null=True)),
                ("about", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChoiceRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("factors", models.JSONField(default=dict)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rather",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chosen", to="store.person"
                    ),
                ),
                (
                    "than",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passed_over", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rather", models.F("than")), _negated=True), name="choice_of_two"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.SmallIntegerField()),
                ("topic", models.TextField(default="")),
                ("digest", models.BigIntegerField(default=0)),
                (
                    "gathering",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appearances",
                        to="store.gathering",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appearances", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("gathering", "person", "role", "digest"), name="appearance_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField(default="")),
                ("department", models.TextField(default="")),
                ("started", models.DateField(null=True)),
                ("finished", models.DateField(null=True)),
                ("current", models.BooleanField(default=True)),
                ("digest", models.BigIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="store.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="store.person"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "digest", "source"), name="position_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("source", None)),
                        fields=("person", "digest"),
                        name="position_once_by_user",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.BigIntegerField()),
                ("title", models.TextField(default="")),
                ("at", models.BigIntegerField(null=True)),
                ("url", models.TextField(default="")),
                ("summary", models.TextField(default="")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="store.person"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "digest"), name="post_once")],
            },
        ),
        migrations.CreateModel(
            name="Preferences",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.JSONField(default=dict)),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProblemRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.TextField()),
                ("line", models.BigIntegerField(null=True)),
                ("offset", models.BigIntegerField(null=True)),
                ("reason", models.TextField()),
                ("remedy", models.TextField(default="")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="problems", to="store.import"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pursuit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("standing", models.CharField(max_length=20)),
                ("since", models.DateTimeField()),
                ("rest_until", models.DateField(null=True)),
                ("ideal_gap", models.PositiveIntegerField(null=True)),
                ("max_gap", models.PositiveIntegerField(null=True)),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pursuit", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuestionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("asked", models.DateTimeField(null=True)),
                ("answer", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="store.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RankedValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.SmallIntegerField()),
                ("value", models.TextField()),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "rank"), name="value_rank_once")],
            },
        ),
        migrations.CreateModel(
            name="ReflectionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("like", models.SmallIntegerField(null=True)),
                ("respect", models.SmallIntegerField(null=True)),
                ("treats_others", models.SmallIntegerField(null=True)),
                ("values", models.JSONField(default=list)),
                ("traits", models.JSONField(default=list)),
                ("red_flag", models.TextField(default="")),
                ("note", models.TextField(default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reflections", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("like__isnull", True), ("like__range", (1, 5)), _connector="OR"),
                        name="reflection_like_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("respect__isnull", True), ("respect__range", (1, 5)), _connector="OR"),
                        name="reflection_respect_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("treats_others__isnull", True), ("treats_others__range", (1, 5)), _connector="OR"
                        ),
                        name="reflection_treats_others_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("since", models.DateField(null=True)),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="relations_to", to="store.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="relations", to="store.person"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "kind", "other", "source"), name="relation_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("source", None)),
                        fields=("person", "kind", "other"),
                        name="relation_once_by_user",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True), name="relation_of_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecretRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=80)),
                ("sealed", models.BinaryField()),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="secrets",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "purpose"), name="secret_once")],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.SmallIntegerField(choices=[(1, "Interaction"), (2, "Gathering"), (3, "Post")])),
                ("fact", models.BigIntegerField()),
                ("said", models.JSONField(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sightings",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["noun", "fact"], name="sighting_fact")],
                "constraints": [models.UniqueConstraint(fields=("source", "noun", "fact"), name="sighting_once")],
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("expires", models.DateTimeField()),
                ("used", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_in_links",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "field",
                    models.SmallIntegerField(
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
                ("text", models.TextField()),
                ("digest", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="statements", to="store.person"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="store.import",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "field", "digest", "source"), name="statement_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("source", None)),
                        fields=("person", "field", "digest"),
                        name="statement_once_by_user",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TieRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("strength", models.FloatField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="store.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("strength__range", (0, 1))), name="rating_range")
                ],
            },
        ),
        migrations.CreateModel(
            name="TokenRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("scopes", models.CharField(max_length=60)),
                ("zone", models.CharField(default="", max_length=60)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made", models.DateTimeField()),
                ("used", models.DateField(null=True)),
                ("revoked", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scopes", ""), _negated=True), name="token_opens_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vocabulary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("added", models.DateTimeField()),
                ("entries", models.JSONField(default=dict)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vocabularies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="vocabulary_once")],
            },
        ),
    ]
