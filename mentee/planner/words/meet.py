"""Words around a conversation: an answer, a proposal, thanks, and the next date."""

from __future__ import annotations

from datetime import date

from mentee.planner.words.facts import clean, full_name, held, subject_of, topic_of
from mentee.planner.words.pen import Pen, joined, latest
from mentee.records.journey import Direction, Draft, Encounter, Received
from mentee.records.say import mark

_LEARNED = (Received.SUGGESTION, Received.INSIGHT, Received.PERSPECTIVE)


def reply(pen: Pen) -> Draft:
    """An answer to what the person wrote last: theirs first, then what came of it, then one thing more."""
    last = _last_received(pen)
    about = subject_of(last.subject) if last else ""
    if last:
        thanks = pen.pick(
            "thanks",
            mark("Thank you for your message of {day}."),
            mark("Thank you for writing on {day}."),
            day=pen.day(pen.context.day(last.at)),
        )
    else:
        thanks = pen.say(mark("Thank you for your message."))
    answer = pen.say(mark("[Answer first what they asked or said.]"))
    more = pen.pick(
        "more",
        mark("One thing I will do with it: [the first step, and by when]."),
        mark("What I take from it: [one thing, in your own words]."),
    )
    subject = pen.pick("subject", mark("Re: {about}"), about=about) if about else pen.say(mark("Re: [their subject]"))
    return pen.letter(subject, joined(thanks, answer), more)


def _last_received(pen: Pen) -> Encounter | None:
    """The message the action is about, else the latest one that came in."""
    came = [one for one in pen.relationship.encounters if one.direction is Direction.RECEIVED and not one.planned]
    named = [one for one in came if one.key and one.key == pen.action.about]
    return latest(named, came)


def propose_conversation(pen: Pen) -> Draft:
    """The first conversation: why talking is easier than writing, how long, a day, an easy no."""
    topic = pen.topic
    if topic:
        why = pen.pick(
            "why",
            mark("I have a question about {topic} that is easier to talk through than to write: [the question]."),
            mark("On {topic} I am stuck at a choice: [the choice, in one sentence]. Talking it through would help."),
            topic=topic,
        )
    else:
        why = pen.pick(
            "why",
            mark("I have a question that is easier to talk through than to write: [the question]."),
            mark("I am stuck at a choice: [the choice, in one sentence]. Talking it through would help."),
        )
    ask = pen.pick(
        "ask",
        mark("Would you have half an hour for a conversation, in person, by phone or online, whichever suits you?"),
        mark("Could we talk for half an hour, over coffee, by phone or online?"),
    )
    when = pen.pick(
        "when",
        mark("I could do [two days, each with a time], and will gladly fit in with any other time."),
        mark("[A day and a time], or [another], would work for me; if neither does, please name one."),
    )
    out = pen.pick(
        "out",
        mark("If this is a full season for you, a no is fine."),
        mark("And if it does not fit just now, please simply say so."),
    )
    subject = pen.pick(
        "subject", mark("Half an hour on [the question in three words]?"), mark("A short conversation?")
    )
    return pen.letter(subject, why, joined(ask, when), out)


def propose_next(pen: Pen) -> Draft:
    """Another meeting: what came of the last one, a day and a time, freedom to move it."""
    last = _last_meeting(pen)
    topic = topic_of(last.notes) if last else ""
    if topic:
        since = pen.pick(
            "since",
            mark("Last time we talked about {topic}. Since then I have [what you did with it, and what happened]."),
            mark("I have gone on with {topic} since we talked: [what you did, and what happened]."),
            topic=topic,
        )
    else:
        since = pen.say(mark("Since we last talked I have [what you did with it, and what happened]."))
    wish = pen.pick(
        "wish",
        mark("I would like to meet again, and to bring this question: [what you want to ask]."),
        mark("I would be glad to go on from there, with this question: [what you want to ask]."),
    )
    when = pen.pick(
        "when",
        mark("Would [a day] at [a time] suit you, for half an hour? Any other week is fine too."),
        mark(
            "How about [a day] at [a time], in the same way as last time? If another day is better, please name it."
        ),
    )
    subject = pen.pick("subject", mark("Shall we talk again?"), mark("Another conversation, [a day]?"))
    return pen.letter(subject, since, joined(wish, when))


def _last_meeting(pen: Pen) -> Encounter | None:
    """The meeting the action is about, else the latest one held."""
    meetings = held(pen.relationship)
    named = [one for one in meetings if one.key and one.key == pen.action.about]
    return latest(named, meetings)


def thank(pen: Pen) -> Draft:
    """Thanks within a day, naming one thing learned and what is done with it."""
    last = _last_meeting(pen)
    day = pen.context.day(last.at) if last else None
    opening = _thanks_for(pen, last)
    topic = _learned(pen, day) or (topic_of(last.notes) if last else "")
    if topic:
        learned = pen.pick(
            "learned",
            mark("What you said about {topic} has stayed with me: [what you learned, in one sentence]."),
            mark(
                "I keep thinking about {topic}, and about this in particular: [what they said that was new to you]."
            ),
            topic=topic,
        )
    else:
        learned = pen.pick(
            "learned",
            mark("One thing has stayed with me: [what you learned, in one sentence]."),
            mark("I learned this from you: [one thing, in one sentence]."),
        )
    then = pen.pick(
        "then",
        mark("I will [the first thing you do with it], and tell you how it went."),
        mark("My first step is [what you do with it, and when]; I will let you know what came of it."),
    )
    again = pen.pick(
        "again", mark("I would be glad to talk again."), mark("I would like to go on with this another time.")
    )
    subject = pen.pick("subject", mark("Thank you"), mark("Thank you, and one thing I keep"))
    return pen.letter(subject, opening, learned, joined(then, again))


def _thanks_for(pen: Pen, last: Encounter | None) -> str:
    if last is None:
        return pen.say(mark("Thank you for [what they gave you, and when]."))
    day = pen.day(pen.context.day(last.at))
    if last.others:
        return pen.pick(
            "met", mark("It was good to meet you on {day}."), mark("I am glad that we met on {day}."), day=day
        )
    return pen.pick(
        "opening",
        mark("Thank you for the time you took on {day}."),
        mark("Thank you for our conversation on {day}."),
        day=day,
    )


def _learned(pen: Pen, day: date | None) -> str:
    """What the ledger says was received at the meeting, where it can be named."""
    for entry in reversed(pen.relationship.ledger):
        if entry.kind in _LEARNED and (day is None or pen.context.day(entry.at) == day):
            text = topic_of(entry.note)
            if text:
                return text
    return ""


def thank_introducer(pen: Pen) -> Draft:
    """Thanks to the one who agreed to introduce, with what came of it, or what is done with it where it is fresh."""
    name = pen.name
    opening = pen.pick(
        "opening",
        mark("Thank you for agreeing to introduce me to {name}."),
        mark("You are opening a door to {name} for me: thank you."),
        name=name,
    )
    if any(not one.planned and not one.declined for one in pen.relationship.encounters):
        came = pen.pick(
            "came",
            mark("This is what came of it so far: [when you were in touch, and one thing it gave you]."),
            mark("We are in touch, and it gave me this already: [one thing, in one sentence]."),
        )
    else:
        came = pen.pick(
            "fresh",
            mark("I will write [when], and tell you what came of it."),
            mark("My next step is [what you will write, and when]; I will let you know how it goes."),
        )
    give = pen.pick(
        "give",
        mark("If there is somebody you would like to meet, or something I can do for you, please tell me."),
        mark("And if I can open a door for you in turn, please say so."),
    )
    subject = pen.pick("subject", mark("Thank you for the introduction to {name}"), name=name)
    return pen.letter(subject, opening, came, give, to=_introducer(pen))


def _introducer(pen: Pen) -> str:
    """Who is thanked: the one the action names, else the latest whose introduction was accepted."""
    asked = pen.relationship.introductions
    accepted = [one.connector for one in reversed(asked) if one.accepted and not one.thanked]
    known = {one.connector for one in asked}
    named = [name for name in (*pen.action.with_, pen.action.about) if name in known]
    names = [*named, *pen.action.with_, *accepted, *(one.connector for one in reversed(asked))]
    return next((name for name in map(full_name, names) if name and clean(name)), "")
