"""Words for the way in: first messages, introductions, answers to posts, hellos at gatherings, follow-ups."""

from __future__ import annotations

from mentee.planner.words.facts import clean, full_name
from mentee.planner.words.pen import Pen, joined, latest, organisation_of
from mentee.records.journey import ComingChance, Draft
from mentee.records.say import mark


def first_message(pen: Pen) -> Draft:
    """Why I write to you, who I am, one question, an easy way out."""
    subject, opening = _occasion(pen)
    question = pen.pick(
        "question",
        mark("May I ask you one thing: [one specific question that they are well placed to answer]?"),
        mark("There is one question I would like to ask you: [one specific question, quick to answer by mail]?"),
        mark("One question, if you have a minute: [one specific question about a choice they made]?"),
    )
    out = pen.pick(
        "out",
        mark("A line or two would be plenty, and if this is a busy time, no answer is fine too."),
        mark("Two lines would help me already. If it does not suit, please just leave it."),
        mark("There is no hurry, and no is a perfectly good answer."),
    )
    who = pen.say(mark("I am [one line on who you are and what you do]."))
    return pen.letter(subject, opening, joined(who, pen.aim()), joined(question, out))


def _occasion(pen: Pen) -> tuple[str, str]:
    """Subject and opening from the best ground there is: a post, a gathering, the same house, a topic."""
    wanted = pen.action.about
    introducer = full_name(wanted.removeprefix("introduction:")) if wanted.startswith("introduction:") else ""
    if introducer:
        return _from_introduction(pen, introducer)
    post = _chance(pen, pen.relationship.posts)
    gathering = _chance(pen, pen.relationship.gatherings)
    if gathering and gathering.key == wanted:
        post = None
    if post:
        return _from_post(pen, clean(post.title))
    if gathering:
        return _from_gathering(pen, gathering)
    house = organisation_of(pen)
    former = clean(wanted.removeprefix("colleague:")) if wanted.startswith("colleague:") else ""
    if former:
        return _from_former_house(pen, former)
    if house:
        opening = pen.pick(
            "house",
            mark("We both work at {house}, and I have a question from my corner of it."),
            mark("We share an employer, {house}: I write to you from [your part of it]."),
            house=house,
        )
        return pen.pick("house-subject", mark("A question from inside {house}"), house=house), opening
    return _from_topic(pen)


def _from_introduction(pen: Pen, introducer: str) -> tuple[str, str]:
    opening = pen.pick(
        "introduced",
        mark(
            "{introducer} has put us in touch: thank you for being open to it. [Why you hoped for this introduction.]"
        ),
        mark("Thank you for saying yes when {introducer} asked. [Why you hoped for this introduction.]"),
        introducer=introducer,
    )
    subject = mark("{introducer} introduced us")
    return pen.pick("introduced-subject", subject, introducer=introducer), opening


def _from_post(pen: Pen, title: str) -> tuple[str, str]:
    opening = pen.pick(
        "post",
        mark("I read “{title}”. One part stayed with me: [the part, and what you made of it]."),
        mark("Thank you for “{title}”. I have tried one thing from it: [what you tried, and what happened]."),
        mark("Your “{title}” gave me something to think about: [the point, and where it meets your own work]."),
        title=title,
    )
    return pen.pick("post-subject", mark("About “{title}”"), mark("A question on “{title}”"), title=title), opening


def _from_gathering(pen: Pen, gathering: ComingChance) -> tuple[str, str]:
    facts = {"title": clean(gathering.title), "day": pen.day(pen.context.day(gathering.at))}
    if pen.context.day(gathering.at) >= pen.action.opens:
        opening = pen.pick("coming", mark("I hope to be at “{title}” on {day} as well, so I write ahead."), **facts)
    else:
        opening = pen.pick(
            "shared",
            mark("We were both at “{title}” on {day}. What I took home from it: [one thing they said or did there]."),
            mark("I was at “{title}” on {day} as well. [What you saw or heard of theirs there, in one sentence.]"),
            **facts,
        )
    return pen.pick("gathering-subject", mark("From “{title}”"), title=facts["title"]), opening


def _from_former_house(pen: Pen, house: str) -> tuple[str, str]:
    opening = pen.pick(
        "former",
        mark("We both worked at {house}: I was there [when, and in which part of it]."),
        mark("You may know my corner of {house}: I worked there [when, and on what]."),
        house=house,
    )
    return pen.pick("former-subject", mark("From one {house} person to another"), house=house), opening


def _from_topic(pen: Pen) -> tuple[str, str]:
    if pen.topic:
        opening = pen.pick(
            "topic",
            mark("I came to you through {topic}: [what of their work you know, and where you met it]."),
            mark("In my own work I keep meeting {topic}: [the case you have in front of you]."),
            topic=pen.topic,
        )
        return pen.pick("topic-subject", mark("A question about {topic}"), topic=pen.topic), opening
    opening = mark("[How you came across them, and the one thing of theirs that made you write.]")
    return pen.say(mark("[Your question in five words]")), pen.say(opening)


def _chance(pen: Pen, chances: tuple[ComingChance, ...]) -> ComingChance | None:
    """The chance the action is about, else the latest one whose title can be quoted."""
    usable = [one for one in chances if clean(one.title)]
    named = [one for one in usable if one.key == pen.action.about]
    return latest(named, usable)


def ask_introduction(pen: Pen) -> Draft:
    """A forwardable double opt-in: the ask to the connector, and the blurb that stands on its own."""
    connector = _connector(pen)
    facts = {"name": pen.name}
    ask = pen.pick(
        "ask",
        mark("Would you be willing to introduce me to {name}? [Why them, in one honest sentence.]"),
        mark("You may know {name}. Would you pass a note of mine on? [Why them, in one honest sentence.]"),
        **facts,
    )
    how = pen.pick(
        "how",
        mark(
            "There is a short note below that you can forward as it is. Only if {name} says yes need you do any more."
        ),
        mark("The note below is written to be forwarded as it is, so that {name} can say yes or no first."),
        **facts,
    )
    out = pen.pick(
        "out",
        mark("If it does not feel right, or the time is wrong, just tell me: that is completely fine."),
        mark("You know better than I do whether this suits. A no, without a reason, is fine with me."),
    )
    subject = pen.pick("subject", mark("Would you introduce me to {name}?"), **facts)
    return pen.letter(
        subject,
        ask,
        joined(pen.aim(), how),
        out,
        to=connector,
        forward=_blurb(pen),
    )


def _blurb(pen: Pen) -> str:
    """Reads right in front of the connector and of the person: it says neither "you" nor "she"."""
    who = filled_who(pen)
    topic = pen.topic
    if topic:
        wish = pen.pick(
            "wish",
            mark("I would like to ask {name} one thing about {topic}: [the question, in one sentence]."),
            name=pen.name,
            topic=topic,
        )
    else:
        wish = pen.pick(
            "wish", mark("I would like to ask {name} one thing: [the question, in one sentence]."), name=pen.name
        )
    size = pen.pick(
        "size",
        mark("Half an hour by phone or online would be plenty, at any time that suits; a no is just as fine."),
        mark("An answer by mail or a short call would both help, whenever there is time; no is a fine answer too."),
    )
    sign = pen.pick("sign", mark("{me}, [where to see your work, or how to reach you]"), me=pen.me)
    return "\n\n".join((joined(who, pen.aim()), joined(wish, size), sign))


def filled_who(pen: Pen) -> str:
    """Who the seeker is, for people who have never met them."""
    return pen.pick("who", mark("My name is {me}, and I am [one line on who you are and what you do]."), me=pen.me)


def _connector(pen: Pen) -> str:
    """Who is asked: the one the action names, else the best known; empty: nobody yet."""
    known = [one.name for one in pen.relationship.connectors]
    wanted = [*pen.action.with_, *(name for name in known if name == pen.action.about), *known]
    return next((name for name in map(full_name, wanted) if name), "")


def answer_post(pen: Pen) -> Draft:
    """A sincere and specific answer to something the person published."""
    post = _chance(pen, pen.relationship.posts)
    title = clean(post.title) if post else ""
    seen = pen.pick(
        "seen",
        mark(
            "The point about [the point you can add to] matches what I have seen: [your own experience, one detail]."
        ),
        mark("I tried what you describe in [the passage], and this is what happened: [what you saw, in two lines]."),
        mark("On [the point you see differently], my experience is another one: [what you saw, and where]."),
    )
    question = pen.pick(
        "question",
        mark("What would you do where [the case that it leaves open]?"),
        mark("Where does it stop working for you: [the case you wonder about]?"),
    )
    if not title:
        return pen.letter(pen.say(mark("About [what they published]")), seen, question)
    opening = pen.pick("opening", mark("About “{title}”:"), mark("A thought on “{title}”."), title=title)
    return pen.letter(pen.pick("subject", mark("On “{title}”"), title=title), joined(opening, seen), question)


def hello_at_gathering(pen: Pen) -> Draft:
    """A short hello ahead of something both will attend."""
    gathering = _chance(pen, pen.relationship.gatherings)
    topic = pen.topic
    if gathering:
        title, day, place = clean(gathering.title), pen.day(pen.context.day(gathering.at)), clean(gathering.place)
        facts = {"title": title, "day": day, "place": place}
        if place:
            opening = pen.pick(
                "place", mark("I will be at “{title}” on {day} ({place}), and I think you will too."), **facts
            )
        else:
            opening = pen.pick("there", mark("I will be at “{title}” on {day}, and I think you will too."), **facts)
        subject = pen.pick("subject", mark("Hello at “{title}”"), title=title)
    else:
        opening = pen.say(mark("I will be at [the gathering, and its day], and I think you will too."))
        subject = pen.say(mark("Hello at [the gathering]"))
    hello = pen.pick(
        "hello",
        mark("I would be glad to say hello, perhaps [after their talk, or in which break]."),
        mark("If there is a quiet moment, [in which break], I would like to say hello."),
    )
    about = (
        pen.pick("about", mark("I would like to ask you about {topic}: [your question]."), topic=topic)
        if topic
        else ""
    )
    out = pen.pick(
        "out",
        mark("No need to answer: I will look out for you."),
        mark("If your days there are full, that is fine too."),
    )
    return pen.letter(subject, opening, joined(hello, about), out)
