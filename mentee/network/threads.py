"""Who answers whom: conversations laid out as questions and answers, and how likely each person is to answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.network.encounters import SENDER, seats, together_channels
from mentee.network.events import Events
from mentee.network.weights import DAY, ForecastWeights

Floats = NDArray[np.float64]
People = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Threads:
    """Questions [q] (somebody addressed by the first message of a conversation) and answers [a] (each person once).

    Times in epoch seconds. `answer_to` started the conversation; `first` marks its first answer; `addressed`
    says that whoever answers had been asked.
    """

    ask_thread: NDArray[np.int64]
    ask_at: Floats
    ask_by: People
    ask_to: People
    answer_thread: NDArray[np.int64]
    answer_at: Floats
    answer_to: People
    answer_by: People
    first: NDArray[np.bool_]
    addressed: NDArray[np.bool_]


def threads_of(events: Events) -> Threads:
    """Questions and answers of all conversations in mail and messages; bulk and unthreaded ones are left out."""
    spoken = (events.thread >= 0) & ~events.bulk & ~together_channels()[events.channel]
    sat = seats(events, spoken)
    sender = np.full(len(events), -1, dtype=np.int32)
    writes = sat.role == SENDER
    sender[sat.event[writes]] = sat.person[writes]
    order = np.flatnonzero(spoken & (sender >= 0))
    order = order[np.lexsort((order, events.at[order], events.thread[order]))]
    thread = events.thread[order]
    new = np.r_[True, thread[1:] != thread[:-1]] if len(order) else np.zeros(0, dtype=np.bool_)
    root = order[new]
    starter = np.full(len(events), -1, dtype=np.int32)
    starter[order] = sender[root][np.cumsum(new) - 1]
    is_root = np.zeros(len(events), dtype=np.bool_)
    is_root[root] = True
    asked = is_root[sat.event] & (sat.person != sender[sat.event])
    reply = order[(sender[order] != starter[order])]
    reply = reply[np.lexsort((events.at[reply], sender[reply], events.thread[reply]))]
    pair = np.c_[events.thread[reply], sender[reply]]
    reply = reply[np.r_[True, np.any(pair[1:] != pair[:-1], axis=1)]] if len(reply) else reply
    reply = reply[np.lexsort((events.at[reply], events.thread[reply]))]
    earliest = np.r_[True, events.thread[reply][1:] != events.thread[reply][:-1]] if len(reply) else is_root[:0]
    people = 1 + int(events.person.max(initial=0))
    ask_key = events.thread[sat.event[asked]] * people + sat.person[asked]
    return Threads(
        ask_thread=events.thread[sat.event[asked]],
        ask_at=events.at[sat.event[asked]],
        ask_by=sender[sat.event[asked]],
        ask_to=sat.person[asked],
        answer_thread=events.thread[reply],
        answer_at=events.at[reply],
        answer_to=starter[reply],
        answer_by=sender[reply],
        first=earliest,
        addressed=np.isin(events.thread[reply] * people + sender[reply], ask_key),
    )


def answer_rates(
    threads: Threads, *, starter: int | None, now: float, weights: ForecastWeights, people: int
) -> Floats:
    """How likely each of `people` persons is to answer `starter` (None: anybody) at `now`; float64 [people].

    rate = (answers + prior * usual rate) / (questions + prior), all decayed; what the person did for this
    starter is set against what they do for everybody, and that against the usual rate: a posterior mean under a
    Beta prior at each level. Being answered without having asked that person counts as a question too.
    """
    questions, answers = tally(threads, None, now=now, weights=weights, people=people)
    usual = weights.usual_answer_rate
    rate = (answers + weights.person_prior * usual) / (questions + weights.person_prior)
    if starter is None:
        return rate
    questions, answers = tally(threads, starter, now=now, weights=weights, people=people)
    return (answers + weights.pair_prior * rate) / (questions + weights.pair_prior)


def tally(
    threads: Threads, starter: int | None, *, now: float, weights: ForecastWeights, people: int
) -> tuple[Floats, Floats]:
    """Decayed questions to and answers by each person, of one starter or of all."""
    ask, answer = threads.ask_at < now, threads.answer_at <= now
    if starter is not None:
        ask, answer = ask & (threads.ask_by == starter), answer & (threads.answer_to == starter)
    half_life = weights.answer_half_life * DAY
    asked = np.exp2((threads.ask_at[ask] - now) / half_life)
    fresh = np.exp2((threads.answer_at[answer] - now) / half_life)
    worth = np.where(threads.first[answer], 1.0, weights.later_answer)
    by = threads.answer_by[answer]
    questions = np.bincount(threads.ask_to[ask], weights=asked, minlength=people)
    questions += np.bincount(by, weights=fresh * ~threads.addressed[answer], minlength=people)
    return questions.astype(np.float64), np.bincount(by, weights=fresh * worth, minlength=people).astype(np.float64)


def asked_by_others(threads: Threads, *, me: int, people: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Per person: conversations that others than `me` began by writing to them, and in how many they answered.

    Both int64 [people]; answers by somebody whom nobody had asked are left out, so that no share is above 1.
    """
    asked = np.bincount(threads.ask_to[threads.ask_by != me], minlength=people)
    answers = threads.addressed & (threads.answer_to != me)
    return asked, np.bincount(threads.answer_by[answers], minlength=people)


def as_if_asked(
    asked: NDArray[np.int64], answered: NDArray[np.int64], *, weights: ForecastWeights
) -> tuple[Floats, Floats]:
    """What answering others foretells of answering the seeker, as (questions, answers) float64 [n].

    Most mail to several is answered by one, so a rate is set against the usual one: who answers as usual gets an
    even chance, rate / (rate + usual), and all of it counts for a few questions at most.
    """
    usual = weights.usual_answer_rate
    rate = (answered + weights.person_prior * usual) / (asked + weights.person_prior)
    worth = np.minimum(asked, weights.others_worth).astype(np.float64)
    return worth, worth * rate / (rate + usual)
