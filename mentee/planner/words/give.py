"""Words that give: the progress note, introductions for them, something to share, help, a kind word."""

from __future__ import annotations

import re

from mentee.planner.words.facts import clean, full_name
from mentee.planner.words.pen import Pen, filled, joined, latest
from mentee.records.journey import Draft, Gave, Goal, Need, Received
from mentee.records.say import mark

_NEED = re.compile(
    r"^(?:(?:she|he|they)\s+)?(?:(?:is|are|'s)\s+)?(?:looking for|needs?|wants?|searching for|hiring|could use)\s+",
    re.IGNORECASE,
)
_GOALS = 2
_ADVICE = (Received.SUGGESTION, Received.PERSPECTIVE, Received.INSIGHT)


def send_update(pen: Pen) -> Draft:
    """The progress note: goals, what was tried, what came of whose advice; nothing for them to do."""
    opening = pen.pick(
        "opening",
        mark("A short word on how things went; there is nothing for you to do."),
        mark("I owe you news of what became of our talks, so here they are, in short."),
    )
    goals = [line for line in (_goal_line(pen, goal) for goal in _goals(pen)) if line][:_GOALS]
    if not goals:
        goals = [_advice_line(pen)]
    ahead = pen.pick(
        "next",
        mark("What I take on next: [the next step, and by when]."),
        mark("The next step is [what, and by when]."),
    )
    thanks = pen.pick(
        "thanks",
        mark("Thank you for your part in this."),
        mark("Your thoughts have their share in this: thank you."),
    )
    subject = pen.pick("subject", mark("What came of our conversations"), mark("A short progress note"))
    return pen.letter(subject, opening, "\n".join(goals), joined(ahead, thanks))


def _goals(pen: Pen) -> list[Goal]:
    """Goals with this person's advice, latest first; where there are none, goals at which something was tried."""
    name = pen.relationship.name.casefold()
    mine = [goal for goal in reversed(pen.context.goals) if goal.advice_from]
    theirs = [goal for goal in mine if goal.advice_from.casefold() in (name, pen.relationship.person.casefold())]
    return theirs or [goal for goal in reversed(pen.context.goals) if goal.tried and not goal.advice_from]


def _goal_line(pen: Pen, goal: Goal) -> str:
    text = clean(goal.text)
    if not text:
        return ""
    facts = {
        "goal": text,
        "tried": clean(goal.tried) or pen.say(mark("[what you tried]")),
        "outcome": clean(goal.outcome) or pen.say(mark("[what came of it, good or bad]")),
    }
    if goal.advice_from:
        return filled(
            mark("“{goal}”, where you advised me. Tried: {tried}. What came of it: {outcome}."), pen.say, facts
        )
    return filled(mark("“{goal}”. Tried: {tried}. What came of it: {outcome}."), pen.say, facts)


def _advice_line(pen: Pen) -> str:
    """The latest advice noted in the ledger, or a gap."""
    for entry in reversed(pen.relationship.ledger):
        advice = clean(entry.note) if entry.kind in _ADVICE else ""
        if advice and entry.kind is Received.SUGGESTION:
            return pen.pick(
                "advice", mark("Your suggestion, “{advice}”: [what you tried, and what came of it]."), advice=advice
            )
        if advice:
            return pen.pick(
                "view",
                mark("What you gave me, “{advice}”: [what you did with it, and what came of it]."),
                advice=advice,
            )
    return pen.say(mark("[What you worked at, what you tried of theirs, and what came of it, good or bad.]"))


def introduce_them(pen: Pen) -> Draft:
    """Double opt-in to both: the offer to the person, and the question to the one who could help."""
    need, helper = _need_text(pen), _helper(pen)
    facts = {"need": need, "helper": helper or pen.say(mark("[who could help]"))}
    offer = pen.pick(
        "offer",
        mark("You are looking for {need}. I know somebody who may help: {helper}, [what they do]."),
        mark("You are looking for {need}, and I thought of {helper}, [what they do, and how you know them]."),
        **facts,
    )
    ask = pen.pick(
        "ask",
        mark("Shall I put you in touch? I would ask on the other side first, too."),
        mark("Would an introduction be welcome? I will ask there as well before anything happens."),
    )
    out = pen.pick("out", mark("If it is no longer needed, just say so."), mark("No is a fine answer."))
    subject = pen.pick("subject", mark("An idea for your search: {need}"), need=need)
    return pen.letter(subject, offer, joined(ask, out), forward=_to_helper(pen, need, helper))


def _to_helper(pen: Pen, need: str, helper: str) -> str:
    """The same question to the other side, which names a no as easy as a yes."""
    told = pen.pick(
        "told",
        mark("Somebody I know, {name}, is looking for {need}, and I thought of you: [why]."),
        mark("{name}, [what they do], is looking for {need}. You came to my mind because [why]."),
        name=pen.name,
        need=need,
    )
    ask = pen.pick(
        "told-ask",
        mark("May I introduce you? Only if both of you say yes will I do so; a no stays with me."),
        mark("Would you be open to an introduction? If not, nobody but me will know."),
    )
    return "\n\n".join((pen.greeting(helper), joined(told, ask), pen.closing()))


def _open_need(pen: Pen) -> Need | None:
    """The need the action is about, else the latest that is not met."""
    needs = [one for one in pen.relationship.needs if one.met is None]
    named = [one for one in needs if one.text == pen.action.about]
    return latest(named, needs)


def _need_text(pen: Pen) -> str:
    need = _open_need(pen)
    text = clean(_NEED.sub("", need.text.strip())) if need else ""
    return text or pen.say(mark("[what they are looking for]"))


def _helper(pen: Pen) -> str:
    """Who could help: the one the action names, else the first match for this person."""
    need = _open_need(pen)
    matches = [one for one in pen.context.matches if one.need_of_person == pen.relationship.person]
    fitting = [one for one in matches if need and one.need_text == need.text]
    names = [*pen.action.with_, *(one.helper_name for one in (*fitting, *matches))]
    return next((name for name in map(full_name, names) if name), "")


def share(pen: Pen) -> Draft:
    """Something of use to them, with the reason, and nothing asked."""
    topic = pen.topic
    if topic:
        opening = pen.pick(
            "opening",
            mark("This may be of use to you for {topic}: [a link or a title]."),
            mark("I came across something on {topic}: [a link or a title]."),
            topic=topic,
        )
    else:
        opening = pen.say(mark("This may be of use to you: [a link or a title]."))
    why = pen.pick(
        "why",
        mark("[Why it made you think of them, in one sentence.] The part that matters is [where to look]."),
        mark("[What is new in it, in one sentence.] It takes [how long] to read."),
    )
    out = pen.pick("out", mark("No answer needed."), mark("Just for you to have; no need to write back."))
    subject = (
        pen.pick("subject", mark("On {topic}"), mark("Something on {topic}"), topic=topic)
        if topic
        else (pen.say(mark("Something that may be of use to you")))
    )
    return pen.letter(subject, opening, joined(why, out))


def offer_help(pen: Pen) -> Draft:
    """An offer to meet a need oneself, small enough to be accepted."""
    need = _need_text(pen)
    offer = pen.pick(
        "offer",
        mark("You are looking for {need}. I could [what you can do, and how long it takes you]."),
        mark("About {need}: I have [what you know or have], and could [what you can do] by [a day]."),
        need=need,
    )
    ask = pen.pick(
        "ask",
        mark("Would that help? If you have it in hand already, all the better."),
        mark("Say the word and I will start; and if it is settled, just ignore this."),
    )
    return pen.letter(pen.pick("subject", mark("About {need}"), need=need), offer, ask)


def kind_word(pen: Pen) -> Draft:
    """Kindness in a hard season: no question, no ask, no mention of what may be private."""
    opening = pen.pick(
        "opening",
        mark("I am thinking of you in these weeks."),
        mark("A short line, only to say that I am thinking of you."),
    )
    word = pen.say(mark("[One warm and true sentence, about them and not about you.]"))
    if any(entry.kind in (Gave.HELP, Gave.KNOWLEDGE) for entry in pen.relationship.ledger):
        offer = pen.say(mark("If I can take something off your hands again, tell me."))
    else:
        offer = pen.say(mark("If I can take something small off your hands, tell me."))
    out = pen.pick("out", mark("There is nothing to answer."), mark("Please do not feel you have to write back."))
    subject = pen.pick("subject", mark("Thinking of you"), mark("A line from {me}"), me=pen.me)
    return pen.letter(subject, opening, joined(word, offer), out)
