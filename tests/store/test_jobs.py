"""Jobs as rows: leased by one worker, taken over when it goes silent, stopped, given up, deleted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mentee.store.models import Job, User
from mentee.store.owners import local_owner, named_owner
from mentee.store.reads.jobs import any_waiting, job_line, jobs, open_jobs
from mentee.store.writes.jobs import (
    LEASE,
    MOST_ATTEMPTS,
    Beat,
    ask_for,
    beat,
    cancel_job,
    end_job,
    end_leases,
    forget_jobs,
    give_back,
    take_job,
)

NOW = datetime(2031, 5, 4, 9, 0, tzinfo=UTC)
LATER = NOW + LEASE + timedelta(seconds=1)


@pytest.fixture
def owner(db: None) -> User:
    """The one who asks."""
    return local_owner()


def asked(owner: User, *, at: datetime = NOW) -> int:
    """A job that waits."""
    return ask_for(owner, "import", {"paths": ["a"]}, title="a", now=at)


def test_a_job_is_leased_once(owner: User) -> None:
    job = asked(owner)
    lease = take_job("one", now=NOW)
    assert lease is not None
    assert (lease.id, lease.said, lease.attempts) == (job, {"paths": ["a"]}, 1)
    assert take_job("two", now=NOW) is None
    assert not any_waiting(now=NOW)


def test_the_one_that_waits_longest_comes_first(owner: User) -> None:
    asked(owner, at=NOW)
    first = asked(owner, at=NOW - timedelta(hours=1))
    lease = take_job("one", now=NOW)
    assert lease is not None
    assert lease.id == first


def test_an_owner_has_one_job_running_and_others_are_not_held_up(owner: User) -> None:
    asked(owner)
    asked(owner)
    theirs = asked(named_owner("somebody-else"), at=NOW + timedelta(minutes=1))
    take_job("one", now=NOW)
    lease = take_job("two", now=NOW)
    assert lease is not None
    assert lease.id == theirs
    assert take_job("three", now=NOW) is None


def test_a_silent_worker_loses_its_job_to_the_next(owner: User) -> None:
    job = asked(owner)
    take_job("one", now=NOW)
    assert any_waiting(now=LATER)
    lease = take_job("two", now=LATER)
    assert lease is not None
    assert (lease.id, lease.attempts) == (job, 2)
    assert not beat(job, "one", Beat(), now=LATER), "the first worker must stop"
    assert not end_job(job, "one", Job.State.DONE, now=LATER), "and its word on the end does not count"
    assert end_job(job, "two", Job.State.DONE, now=LATER, answer={"files": 1})
    assert job_line(owner, job).answer == {"files": 1}


def test_the_jobs_of_a_worker_known_to_be_dead_are_free_at_once(owner: User) -> None:
    job = asked(owner)
    take_job("host-12-abc", now=NOW)
    end_leases("host-1-", now=NOW)
    assert take_job("two", now=NOW + timedelta(seconds=1)) is None
    end_leases("host-12-", now=NOW)
    lease = take_job("two", now=NOW + timedelta(seconds=1))
    assert lease is not None
    assert lease.id == job


def test_a_heartbeat_keeps_the_lease_and_says_how_far_it_is(owner: User) -> None:
    job = asked(owner)
    take_job("one", now=NOW)
    assert beat(job, "one", Beat("a.vcf", 25, 100, 7, 3.5), now=NOW + timedelta(seconds=20))
    assert take_job("two", now=LATER) is None
    line = job_line(owner, job)
    assert (line.stage, line.share, line.records, line.rate) == ("a.vcf", 0.25, 7, 3.5)
    assert line.seconds_left(now=NOW + timedelta(seconds=20)) == pytest.approx(60.0)


def test_a_job_that_never_ends_is_given_up(owner: User) -> None:
    job, now = asked(owner), NOW
    for _ in range(MOST_ATTEMPTS):
        assert take_job("one", now=now) is not None
        now += LEASE + timedelta(seconds=1)
    assert take_job("one", now=now) is None
    line = job_line(owner, job)
    assert line.state == "failed"
    assert line.reason


def test_cancelling_stops_a_waiting_job_at_once_and_a_running_one_at_its_next_beat(owner: User) -> None:
    running, waiting = asked(owner), asked(owner, at=NOW + timedelta(minutes=1))
    take_job("one", now=NOW)
    cancel_job(owner, waiting, now=NOW)
    cancel_job(owner, running, now=NOW)
    assert job_line(owner, waiting).state == "cancelled"
    assert job_line(owner, running).stopping
    assert not beat(running, "one", Beat(), now=NOW)
    with pytest.raises(LookupError):
        cancel_job(owner, waiting, now=NOW)


def test_a_cancelled_job_of_a_dead_worker_is_not_begun_again(owner: User) -> None:
    job = asked(owner)
    take_job("one", now=NOW)
    cancel_job(owner, job, now=NOW)
    assert take_job("two", now=LATER) is None
    assert job_line(owner, job).state == "cancelled"


def test_a_worker_that_is_told_to_end_gives_its_job_back(owner: User) -> None:
    job = asked(owner)
    take_job("one", now=NOW)
    give_back(job, "one")
    lease = take_job("two", now=NOW)
    assert lease is not None
    assert (lease.id, lease.attempts) == (job, 1)


def test_another_owner_sees_none_of_it(owner: User) -> None:
    job, other = asked(owner), named_owner("somebody-else")
    with pytest.raises(LookupError):
        job_line(other, job)
    with pytest.raises(LookupError):
        cancel_job(other, job, now=NOW)
    assert jobs(other) == open_jobs(other) == []


def test_what_ended_long_ago_is_forgotten(owner: User) -> None:
    done, waiting = asked(owner), asked(owner, at=NOW + timedelta(seconds=1))
    take_job("one", now=NOW)
    end_job(done, "one", Job.State.DONE, now=NOW)
    forget_jobs(before=NOW + timedelta(days=1))
    assert [line.id for line in jobs(owner)] == [waiting]
