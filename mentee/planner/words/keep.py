"""Words that keep a thread alive without pressing: follow-ups, a second message, a hello after a long time."""

from __future__ import annotations

from datetime import datetime, time

from mentee.journey.outreach import standoff
from mentee.planner.words.facts import held, subject_of, topic_of
from mentee.planner.words.pen import Pen, joined
from mentee.records.journey import Draft, Encounter
from mentee.records.say import mark


def follow_up(pen: Pen) -> Draft:
    """The first reminder makes the answer easy; the second is the last, and says so kindly."""
    waiting = waiting_for_answer(pen)
    about = next((line for line in (subject_of(one.subject) for one in waiting) if line), "")
    if len(waiting) >= 2:
        return _last_note(pen, about)
    if waiting and about:
        opening = pen.pick(
            "opening",
            mark("On {day} I wrote to you about “{about}”. In case it slipped by, in one line: [your question]."),
            mark("My note of {day}, “{about}”, comes down to this: [your question, in one line]."),
            day=pen.day(pen.context.day(waiting[0].at)),
            about=about,
        )
    elif waiting:
        opening = pen.pick(
            "opening-day",
            mark("On {day} I wrote to you. In case it slipped by, in one line: [your question]."),
            mark("My note of {day} comes down to this: [your question, in one line]."),
            day=pen.day(pen.context.day(waiting[0].at)),
        )
    else:
        opening = pen.say(mark("My note of [the day] comes down to this: [your question, in one line]."))
    out = pen.pick(
        "out",
        mark("If the time is wrong, that is fine. Yes, no or later: one word is enough."),
        mark("A single word will do: yes, no or later. Each of them is fine with me."),
    )
    return pen.letter(_about_subject(pen, about), opening, out)


def waiting_for_answer(pen: Pen) -> list[Encounter]:
    """The messages that stand unanswered as the planner counts them: several of a few days are one, and the last."""
    on = datetime.combine(pen.action.opens, time.max, pen.context.zone)
    keys = [message.key for message in standoff(pen.relationship, on).sent]
    return [one for one in pen.relationship.encounters if one.key in keys]


def _last_note(pen: Pen, about: str) -> Draft:
    opening = pen.pick(
        "last",
        mark("This is my last note on this, so that it does not lie on your desk. No answer is needed."),
        mark("I will leave this here, so please feel free to do the same. No answer is needed."),
    )
    gift = pen.pick(
        "gift",
        mark("Something that may be of use to you: [a link, a result, or what you found out yourself]."),
        mark("Here is what I have found out myself since: [your own result, in one or two lines]."),
    )
    door = pen.pick(
        "door",
        mark("Should it fit at some later time, I would be glad to hear from you."),
        mark("I wish you well with [what they are working on]; a line from you is welcome at any time."),
    )
    return pen.letter(_about_subject(pen, about), opening, gift, door)


def _about_subject(pen: Pen, about: str) -> str:
    if about:
        return pen.pick("about-subject", mark("Re: {about}"), about=about)
    return pen.say(mark("My question about [what it was about]"))


def stay_in_touch(pen: Pen) -> Draft:
    """The second message: what came of the first exchange, and one small thing that is easy to answer."""
    last = next(
        (subject_of(one.subject) for one in reversed(pen.relationship.encounters) if subject_of(one.subject)), ""
    )
    thanks = (
        pen.pick(
            "thanks",
            mark("We wrote about “{about}”. This is what I did with it: [what you tried, and what happened]."),
            mark("Since our exchange on “{about}” I have tried this: [what you tried, and what happened]."),
            about=last,
        )
        if last
        else pen.say(mark("Since we were last in touch I have tried this: [what you tried, and what happened]."))
    )
    more = pen.pick(
        "more",
        mark("It left me with one small question: [the question, quick to answer]."),
        mark("What would you have done in my place: [the point where you were not sure]?"),
    )
    out = pen.pick(
        "out", mark("A line whenever it suits is plenty."), mark("There is no hurry, and a short answer will do.")
    )
    return pen.letter(_about_subject(pen, last), thanks, joined(more, out))


def reconnect(pen: Pen) -> Draft:
    """A warm line to somebody not met for long: an honest occasion, some news, no excuses."""
    meetings = held(pen.relationship)
    topics = [(pen.context.day(one.at), topic_of(one.notes)) for one in meetings]
    day, topic = next((pair for pair in reversed(topics) if pair[1]), (pen.action.opens, ""))
    if topic:
        opening = pen.pick(
            "opening",
            mark("On {day} we talked about {topic}, and [what made you think of it again now]."),
            mark("I came back to our talk of {day} about {topic}: [what made you think of it again now]."),
            day=pen.day(day),
            topic=topic,
        )
    else:
        opening = pen.pick(
            "opening",
            mark("I thought of you when [what made you think of them just now]."),
            mark("[What made you think of them just now] brought you to my mind."),
        )
    news = pen.say(mark("On my side: [one line of news]."))
    wish = pen.pick(
        "wish",
        mark("How are things with you, and with [what they were working on]?"),
        mark("I would be glad to hear what you are working on these days."),
    )
    out = pen.pick("out", mark("There is no hurry to answer."), mark("A line whenever it suits is welcome."))
    subject = (
        pen.pick("subject", mark("A hello from {me}"), mark("Thinking of our talks"), me=pen.me)
        if meetings
        else (pen.pick("subject", mark("A hello from {me}"), me=pen.me))
    )
    return pen.letter(subject, opening, news, joined(wish, out))
