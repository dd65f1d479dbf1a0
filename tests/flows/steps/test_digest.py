"""What the digest mail says, and when it is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from mentee.flows.digest.choose import keep_choice, next_moment
from mentee.flows.digest.due import ask_where_due
from mentee.flows.digest.letter import letter_for
from mentee.flows.digest.send import Came, send_digest, send_of_the_day
from mentee.flows.reflect import reflect
from mentee.flows.settings import keep_preferences
from mentee.flows.setup import Answers, answer
from mentee.flows.steps.answer import Chosen
from mentee.flows.steps.answer import answer as decide
from mentee.flows.steps.holds import hold
from mentee.flows.steps.today import today
from mentee.flows.steps.whom import whom
from mentee.planner.words.manner import label_words
from mentee.records.journey import Answer
from mentee.records.seeker import Reflection, Trait
from mentee.store import models
from mentee.store.models import DigestRow, Job, MoveRow, User
from mentee.store.owners import version
from mentee.store.reads.digest import DigestChoice, digest_state
from mentee.store.reads.seeker import preferences
from tests.flows.steps.conftest import ADA, NOW, letter
from tests.flows.steps.conftest import ME as MIRA
from tests.flows.steps.digests import DAY, ME, VIENNA, chosen, work
from tests.mailserver import Post
from tests.store.invented import bring

pytestmark = pytest.mark.usefixtures("alone")


def moments(owner: User, *, since: datetime, hours: int, minutes: int = 20) -> list[date]:
    """The days for which a job was asked, with somebody keeping watch all the time."""
    Job.objects.filter(owner=owner).delete()
    for i in range(hours * 60 // minutes):
        ask_where_due(now=since + timedelta(minutes=minutes * i))
    return [date.fromisoformat(job.said["day"]) for job in Job.objects.filter(owner=owner).order_by("pk")]


# What it says


def test_it_says_what_today_says_to_the_seeker_alone(busy: User, post: Post) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    assert send_digest(busy, now=NOW).to == (ME,)
    (mail,) = post.mails
    day = today(busy, now=NOW)
    assert day.actions
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    for action in day.actions:
        for part in (text, html):
            assert action.what in part
            assert f"{action.minutes} minutes" in part
            assert all(why in part for why in action.why)
            assert action.draft is None or action.draft.body.splitlines()[0] not in part
    assert "Hello Mira," in text
    assert post.to == [[ME]]
    assert mail["Subject"] == "Two things for today"
    assert (mail["To"], mail["Auto-Submitted"], mail["From"]) == (ME, "auto-generated", f"Today <{ME}>")
    assert mail["Message-ID"].endswith("@lantern.example>")
    assert mail["Date"].datetime
    for remote in ("<img", "http-equiv", "<script", "<link", "url(", "@import", "sign-in", "src="):
        assert remote not in html


def test_no_label_is_in_it_and_no_name_in_its_headers(busy: User, post: Post, settings: Settings) -> None:
    (settings.HOME / "server.address").write_text("http://127.0.0.1:8737\n")
    hold(busy, "Ada", DAY + timedelta(days=30), "her mentor left", now=NOW)
    keep_choice(busy, chosen(post), password=None, now=NOW)
    send_digest(busy, now=NOW)
    raw, (mail,) = post.raw[0].decode(), post.mails
    assert label_words(raw) == ()
    assert not [name for name in ("Ada", "Ben", "Oak", "Birch", "Mira") if name in raw.partition("\r\n\r\n")[0]]
    assert all(len(line) < 998 for line in raw.splitlines())
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert f"http://127.0.0.1:8737/person/{whom(busy, 'Ben').id}/" in text
    assert mail["List-Unsubscribe"] == "<http://127.0.0.1:8737/settings/digest/>"
    assert "http://127.0.0.1:8737/settings/digest/" in text
    assert "on the computer where it runs" in text


def test_links_lead_where_others_reach_the_server(busy: User, settings: Settings) -> None:
    settings.HTTPS, settings.ALLOWED_HOSTS = True, ["localhost", "127.0.0.1", "[::1]", "mentee.sample.example"]
    mail = letter_for(busy, now=NOW)
    assert mail is not None
    assert "https://mentee.sample.example/person/" in mail.html
    assert "on the computer" not in mail.text
    settings.HTTPS = False
    mail = letter_for(busy, now=NOW)
    assert mail is not None
    assert "http" not in mail.text
    assert "under Settings" in mail.text


def test_markup_in_names_stays_text(busy: User, post: Post) -> None:
    models.Person.objects.filter(owner=busy, pk=whom(busy, "Ben").id).update(
        name="Ben <b>& Co</b>\r\nBcc: x@y.example"
    )
    answer(busy, Answers(name="Mira\r\nBcc: x@y.example"), now=NOW)
    keep_choice(busy, chosen(post), password=None, now=NOW)
    send_digest(busy, now=NOW)
    (mail,) = post.mails
    assert mail["Bcc"] is None
    assert "<b>" not in mail.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert post.to == [[ME]]


def test_planning_the_mail_does_no_deed(busy: User) -> None:
    def rows() -> list[int]:
        counted = (models.Deed, MoveRow, models.DecisionRow, models.LedgerRow)
        return [version(busy), *(model.objects.count() for model in counted)]

    reflect(busy, "Ada", Reflection(at=NOW, respect=5, traits=(Trait("patience", "waited"),)))
    bring(busy, "later mails", [letter("7", MIRA, ADA, 2), letter("8", ADA, MIRA, 1)])
    before = rows()
    mail = letter_for(busy, now=NOW)
    assert mail is not None
    assert rows() == before
    seen = today(busy, now=NOW)
    assert rows() != before
    assert seen.moved, "Today still says what moved"
    assert [thing.what for thing in mail.digest.things] == [action.what for action in seen.actions]


def test_on_a_day_that_asks_for_nothing_nothing_is_sent(busy: User, post: Post) -> None:
    keep_choice(busy, chosen(post), password=None, now=NOW)
    while actions := today(busy, now=NOW).actions:
        for action in actions:
            decide(busy, Chosen.of(action), Answer.LATER, until=DAY + timedelta(days=30), now=NOW)
    assert letter_for(busy, now=NOW) is None
    assert send_digest(busy, now=NOW).came is Came.NOTHING
    assert not post.mails
    assert digest_state(busy).handed is None


# When it is due


def test_it_is_asked_for_once_a_day_however_many_keep_watch(busy: User) -> None:
    keep_choice(busy, chosen(1), password=None, now=datetime(2026, 5, 4, 12, tzinfo=UTC))
    days = moments(busy, since=datetime(2026, 5, 4, 12, tzinfo=UTC), hours=72)
    assert days == [date(2026, 5, 5), date(2026, 5, 6), date(2026, 5, 7)]
    state = digest_state(busy)
    assert state.next_at == datetime(2026, 5, 8, 5, tzinfo=UTC)  # seven in Vienna


def test_only_on_the_chosen_weekdays(busy: User) -> None:
    keep_choice(busy, chosen(1, weekdays=(2, 6)), password=None, now=NOW)
    assert moments(busy, since=NOW, hours=24 * 8) == [date(2026, 5, 6), date(2026, 5, 10)]


def test_what_was_missed_asleep_is_made_up_for_on_the_same_day_alone(busy: User) -> None:
    keep_choice(busy, chosen(1), password=None, now=NOW)
    assert moments(busy, since=datetime(2026, 5, 9, 15, tzinfo=UTC), hours=1) == [date(2026, 5, 9)]
    assert moments(busy, since=datetime(2026, 5, 12, 1, tzinfo=UTC), hours=2) == []
    assert digest_state(busy).next_at == datetime(2026, 5, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "hour"),
    [(date(2026, 3, 29), 2), (date(2026, 10, 25), 2), (date(2026, 3, 29), 0), (date(2026, 10, 25), 23)],
)
def test_once_a_day_also_when_the_clocks_change(busy: User, change: date, hour: int) -> None:
    since = datetime.combine(change - timedelta(days=1), datetime.min.time(), VIENNA).astimezone(UTC)
    keep_choice(busy, chosen(1, hour=hour), password=None, now=since - timedelta(hours=6))
    end = datetime.combine(change + timedelta(days=2), datetime.min.time(), VIENNA).astimezone(UTC)
    hours = round((end - since).total_seconds() / 3600)
    assert hours in (71, 73)
    assert moments(busy, since=since, hours=hours) == [change + timedelta(days=i) for i in (-1, 0, 1)]


@given(
    st.integers(0, 2 * 365 * 24 * 60),
    st.sampled_from(["Europe/Vienna", "America/St_Johns", "Pacific/Chatham", "Africa/Casablanca", "Asia/Kathmandu"]),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 23),
)
def test_the_next_moment_is_ahead_and_no_chosen_day_is_passed_over(
    minutes: int, zone: str, weekdays: set[int], hour: int
) -> None:
    choice = DigestChoice(weekdays=tuple(weekdays), hour=hour)
    after = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = next_moment(choice, after=after, zone=ZoneInfo(zone), sent=None)
    assert found is not None
    assert found > after
    local = found.astimezone(ZoneInfo(zone))
    assert local.weekday() in weekdays
    assert local.hour in (hour, hour + 1)
    between = [after.astimezone(ZoneInfo(zone)).date() + timedelta(days=i) for i in range(1, 9)]
    assert not [day for day in between if day < local.date() and day.weekday() in weekdays]


def test_another_zone_moves_the_hour(busy: User) -> None:
    keep_choice(busy, chosen(1), password=None, now=NOW)
    keep_preferences(busy, replace(preferences(busy), zone="America/New_York"))
    moment = digest_state(busy).next_at
    assert moment is not None
    assert moment.astimezone(ZoneInfo("America/New_York")).hour == 7


@pytest.mark.parametrize(
    "damaged", [{"hour": 99}, {"hour": "x", "weekdays": 3}, {"zone": "Nowhere/Here", "to": None}]
)
def test_a_damaged_choice_falls_back_and_stops_nobody(busy: User, damaged: dict[str, object]) -> None:
    keep_choice(busy, chosen(1), password=None, now=NOW)
    row = DigestRow.objects.get(owner=busy)
    row.said, row.next_at = {**row.said, **damaged}, NOW
    row.save()
    assert ask_where_due(now=NOW) == 1


def test_off_is_off(busy: User) -> None:
    keep_choice(busy, chosen(1), password=None, now=NOW)
    keep_choice(busy, chosen(1, on=False), password=None, now=NOW)
    assert moments(busy, since=NOW, hours=48) == []
    assert send_of_the_day(work(busy))["came"].startswith("given up")
