"""Words of the feedback loop, and the private notes: ask, welcome, plan, report back, let go."""

from __future__ import annotations

from mentee.planner.words.facts import clean, topic_of
from mentee.planner.words.pen import Pen, joined, latest
from mentee.records.journey import Draft, Feedback, FeedbackKind, Received
from mentee.records.say import mark


def ask_feedback(pen: Pen) -> Draft:
    """One behaviour, ideas for the time ahead instead of verdicts on the past (FeedForward, Goldsmith 2002)."""
    behaviour = next((text for text in map(_behaviour, reversed(pen.relationship.feedback)) if text), "")
    if behaviour:
        aim = pen.pick(
            "aim",
            mark("There is one habit of mine that I want to change: {behaviour}."),
            mark("I am working on one thing in how I act: {behaviour}."),
            behaviour=behaviour,
        )
    else:
        aim = pen.pick(
            "aim",
            mark("There is one habit of mine that I want to change: [one thing you do, for example in meetings]."),
            mark("I am working on one thing in how I act: [one behaviour, not a trait]."),
        )
    ask = pen.pick(
        "ask",
        mark("What are one or two things that I could do differently from now on?"),
        mark("If you had one or two ideas for what I should try the next time, what would they be?"),
    )
    candid = pen.pick(
        "candid",
        mark("Please be candid: plain words help me most. I will listen, say thank you, and not argue."),
        mark("You need not wrap it up. I will only listen and thank you, and tell you later what I did with it."),
    )
    subject = pen.pick("subject", mark("One question about how I work"), mark("Your plain view on one thing"))
    return pen.letter(subject, aim, ask, candid)


def _behaviour(feedback: Feedback) -> str:
    """The behaviour of a challenge, where the seeker wrote one down."""
    return clean(feedback.behaviour) if feedback.kind is FeedbackKind.CHALLENGE else ""


def _feedback(pen: Pen) -> Feedback | None:
    """The feedback the action is about, else the latest that has not been reported back."""
    named = [one for one in pen.relationship.feedback if one.key and one.key == pen.action.about]
    still = [one for one in pen.relationship.feedback if one.reported is None]
    return latest(named, still)


def welcome_feedback(pen: Pen) -> Draft:
    """Thanks for candour: what was heard, no defence, and when to come back to it."""
    feedback = _feedback(pen)
    words = clean(feedback.words) if feedback else ""
    thanks = pen.pick(
        "thanks",
        mark("Thank you for telling me this plainly. It cannot have been easy, and it helps me."),
        mark("Thank you for your candour. I would rather know than not."),
    )
    if words:
        heard = pen.pick(
            "heard", mark("What I heard is: “{words}”."), mark("I took it down as: “{words}”."), words=words
        )
    else:
        heard = pen.say(mark("What I heard is: [their words, as close as you can]."))
    check = pen.pick(
        "check", mark("If I missed the point, please correct me."), mark("Do correct me if that is off.")
    )
    tell_on = feedback.tell_on if feedback else None
    by = pen.day(tell_on) if tell_on else pen.say(mark("[a day]"))
    then = pen.pick(
        "then",
        mark("I will think about what to do with it, and come back to you by {day}."),
        mark("I will try something and tell you by {day} what came of it."),
        day=by,
    )
    return pen.letter(pen.pick("subject", mark("Thank you for saying it")), thanks, joined(heard, check), then)


def plan_from_feedback(pen: Pen) -> Draft:
    """A private if-then plan: one situation, one thing done instead (Gollwitzer & Sheeran 2006)."""
    feedback = _feedback(pen)
    words = clean(feedback.words) if feedback else ""
    heard = (
        pen.pick("heard", mark("What {first} said: “{words}”."), first=pen.first, words=words)
        if words
        else pen.pick("heard", mark("What {first} said: [the words, as close as you can]."), first=pen.first)
    )
    behaviour = clean(feedback.behaviour) if feedback else ""
    does = pen.pick(
        "does",
        mark("What I do, not what I am: {behaviour}."),
        behaviour=behaviour or pen.say(mark("[the behaviour, as a camera would have seen it]")),
    )
    plan = pen.say(mark("If [the situation in which it happens], then I will [the one thing I do instead]."))
    tell_on = feedback.tell_on if feedback else None
    tell = pen.pick(
        "tell",
        mark("I tell {first} what came of it on {day}."),
        first=pen.first,
        day=pen.day(tell_on) if tell_on else pen.say(mark("[a day, four to six weeks from now]")),
    )
    return pen.note(pen.pick("subject", mark("My plan"), mark("A plan, for my eyes only")), heard, does, plan, tell)


def report_back(pen: Pen) -> Draft:
    """Her words, what changed, what came of it; it closes the loop."""
    feedback = _feedback(pen)
    words = clean(feedback.words) if feedback else ""
    if words and feedback:
        told = pen.pick(
            "told",
            mark("On {day} you told me: “{words}”."),
            mark("You said something on {day} that I have worked on since: “{words}”."),
            words=words,
            day=pen.day(pen.context.day(feedback.at)),
        )
    else:
        told = pen.say(mark("You told me: [their words, as close as you can]."))
    plan = clean(feedback.plan) if feedback else ""
    changed = (
        pen.pick("plan", mark("My plan was: {plan}. What I changed: [what you do now, and since when]."), plan=plan)
        if plan
        else pen.say(mark("What I changed: [what you do now, and since when]."))
    )
    came = pen.pick(
        "came",
        mark("What came of it: [what you saw, and what still goes wrong]."),
        mark("The result so far: [what is better, and what is not yet]."),
    )
    thanks = pen.pick(
        "thanks",
        mark("Thank you for saying it. If you see me slip, please tell me again."),
        mark("I would not have seen it myself: thank you. What do you notice?"),
    )
    subject = pen.pick("subject", mark("What I did with your words"), mark("What came of what you told me"))
    return pen.letter(subject, told, joined(changed, came), thanks)


def let_go(pen: Pen) -> Draft:
    """A private farewell: nothing is sent, no guilt on either side, the door stays open."""
    opening = pen.pick(
        "opening",
        mark("I let this rest with {name}. Nothing is sent, and nobody did anything wrong."),
        mark("{name} and I go separate ways for now. Nothing is sent; people's lives are full."),
        name=pen.name,
    )
    got = next(
        (
            text
            for text in (
                topic_of(entry.note)
                for entry in reversed(pen.relationship.ledger)
                if isinstance(entry.kind, Received)
            )
            if text
        ),
        "",
    )
    glad = (
        pen.pick("glad", mark("What I keep from it: {got}."), got=got)
        if got
        else pen.say(mark("What I keep from it: [one thing you are glad of, or learned about yourself]."))
    )
    door = pen.pick(
        "door",
        mark("Should {first} write one day, I answer warmly."),
        mark("The door stays open: if {first} writes, I will be glad of it."),
        first=pen.first,
    )
    return pen.note(pen.pick("subject", mark("Letting go, kindly")), opening, glad, door)
