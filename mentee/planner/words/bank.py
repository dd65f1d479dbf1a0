"""The question bank: open questions on choices, trade-offs and stories, each with the steps and fields it suits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mentee.records.journey import Step
from mentee.records.say import mark

_NEW = (Step.INVEST, Step.LET_BUILD)
_GROWING = (Step.LET_BUILD, Step.EVALUATE, Step.SHOW_INTEREST)
_DEEP = (Step.EVALUATE, Step.MAINTAIN, Step.WELCOME_FEEDBACK)
_ANY = (*_NEW, Step.EVALUATE, Step.SHOW_INTEREST, Step.MAINTAIN)

FIELDS: dict[str, frozenset[str]] = {
    name: frozenset(re.findall(r"\w+", words))
    for name, words in {
        "leading": "lead leads leader leadership manager management head director chief team teams vp",
        "building": "engineer engineering developer software data architect technical technology product machine",
        "research": "research researcher professor academic phd scientist science university study",
        "founding": "founder found startup business entrepreneur owner company independent freelance",
        "making": "design designer writer writing artist art editor film music author journalist",
        "caring": "nurse doctor care health medicine therapist social teacher teaching school coach",
        "dealing": "sales marketing finance investor law lawyer consultant client clients policy public",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One question: a meeting's three never share a `theme`; `field` names the kind of work it is about."""

    text: str
    theme: str
    steps: tuple[Step, ...] = _ANY
    field: str = ""


BANK: tuple[Entry, ...] = (
    # How they came to where they are.
    Entry(mark("Which turn on your way here would nobody guess from your CV?"), "path", _NEW),
    Entry(mark("What made you choose this work over the other thing you could have done?"), "path", _NEW),
    Entry(mark("Which job taught you the most, and was it clear at the time?"), "path", _NEW),
    Entry(mark("What did you believe about this work when you began that you no longer believe?"), "path", _NEW),
    Entry(mark("Who opened a door for you early on, and how did that come about?"), "path", _NEW),
    Entry(mark("When did you first feel that you were good at this?"), "path", _NEW),
    Entry(mark("What did you give up to get here, and would you give it up again?"), "path", _GROWING),
    Entry(mark("If you started again today, which part of the road would you skip?"), "path", _GROWING),
    # Choices and trade-offs.
    Entry(mark("What was the hardest choice of the last year, and what tipped the scales?"), "choice", _GROWING),
    Entry(mark("When two good options pull at you, how do you find out which it is?"), "choice"),
    Entry(mark("What have you said no to that others found strange?"), "choice"),
    Entry(mark("Which decision looked wrong for a long time and turned out right?"), "choice", _GROWING),
    Entry(mark("Where do you trade speed for care, and where never?"), "choice"),
    Entry(mark("How do you decide when the facts will not come in time?"), "choice"),
    Entry(mark("Which risk are you glad you took, and which one are you glad you left?"), "choice"),
    Entry(mark("How did you know that it was time to leave a place?"), "choice", _GROWING),
    # The work itself.
    Entry(mark("What do you look at first when you judge whether work in your field is good?"), "craft", _NEW),
    Entry(mark("What do beginners in your field worry about that hardly matters?"), "craft", _NEW),
    Entry(mark("Which part of your work looks easy from outside and is not?"), "craft", _NEW),
    Entry(mark("How has the way you spend a week changed over the years?"), "craft"),
    Entry(mark("What do you do when a piece of work is stuck?"), "craft"),
    Entry(mark("Which habit has served you longest?"), "craft"),
    Entry(mark("How do you tell good advice from advice that fits somebody else?"), "craft", _GROWING),
    Entry(mark("Where did your view of {topic} change most, and what changed it?"), "topic", _NEW),
    Entry(mark("What do people get wrong about {topic}?"), "topic", _NEW),
    Entry(mark("If you had a free year for {topic}, what would you try?"), "topic", _GROWING),
    Entry(mark("Which question about {topic} do you still not have an answer to?"), "topic", _GROWING),
    # Where the seeker wants to go.
    Entry(mark("I have set out on this: “{aim}”. Which part of that road do people underestimate?"), "aim", _NEW),
    Entry(mark("For somebody heading for “{aim}”, what would you look at first, and why?"), "aim", _NEW),
    Entry(mark("Thinking of “{aim}”: which experience is worth having even if it costs a detour?"), "aim", _GROWING),
    Entry(mark("What would make you doubt that “{aim}” is the right road for somebody?"), "aim", _GROWING),
    Entry(mark("On the way to “{aim}”, what should I stop doing?"), "aim", _DEEP),
    Entry(mark("Whose way to something like “{aim}” do you find worth studying, and for what?"), "aim", _GROWING),
    # Setbacks.
    Entry(mark("Which failure do you still think about, and what does it tell you now?"), "setback", _GROWING),
    Entry(mark("How did you find your feet after something went badly wrong?"), "setback", _GROWING),
    Entry(mark("When did you last change your mind about something that mattered?"), "setback"),
    Entry(mark("What kept you going when it was not clear that it would work?"), "setback", _GROWING),
    Entry(mark("Which mistake do you see people repeat at my stage?"), "setback", _NEW),
    # People.
    Entry(mark("How do you build trust with somebody who disagrees with you?"), "people", _GROWING),
    Entry(mark("What do the people you like working with have in common?"), "people"),
    Entry(mark("How do you handle a talk that you would rather not have?"), "people", _GROWING),
    Entry(mark("Who shaped how you work, and in what way?"), "people", _NEW),
    Entry(mark("What do you do when somebody above you is wrong?"), "people", _GROWING),
    Entry(mark("How do you keep up with people without it becoming a duty?"), "people", _DEEP),
    # What matters.
    Entry(mark("What does a good day look like for you, and how many do you have?"), "values"),
    Entry(mark("Where did your values and your work pull apart, and what did you do?"), "values", _GROWING),
    Entry(mark("What do you hope colleagues will remember of you?"), "values", _DEEP),
    Entry(mark("How do you keep room for the rest of life, and where have you failed to?"), "values", _GROWING),
    Entry(mark("What are you doing less of than you would like?"), "values", _DEEP),
    # The time ahead, and giving back.
    Entry(mark("What are you curious about just now, outside your main work?"), "ahead"),
    Entry(mark("What do you see coming in your field that few people talk about?"), "ahead"),
    Entry(mark("What are you trying to get better at this year?"), "ahead", _DEEP),
    Entry(mark("What would make the coming months easier for you?"), "ahead", _DEEP),
    Entry(
        mark("Whom would you like to meet, or what would you like to find, that I might help with?"), "ahead", _DEEP
    ),
    Entry(mark("What have you read or seen lately that changed how you work?"), "ahead"),
    # The seeker, seen by the other.
    Entry(mark("What do you see me do that holds me back?"), "mirror", _DEEP),
    Entry(mark("Where do I make things harder than they are?"), "mirror", _DEEP),
    Entry(mark("If you had to bet on where I will struggle next, what would it be?"), "mirror", _DEEP),
    Entry(mark("What should I do more of, and what less?"), "mirror", _DEEP),
    Entry(mark("Which of my assumptions would you test first?"), "mirror", _GROWING),
    Entry(mark("How could I make our conversations more worth your while?"), "mirror", _DEEP),
    # Fields of work.
    Entry(mark("What was hardest about leading people who had been your peers?"), "field", _NEW, "leading"),
    Entry(mark("How do you know what is really going on in your team?"), "field", _ANY, "leading"),
    Entry(
        mark("What do you no longer do yourself, and how did you learn to let go of it?"), "field", _ANY, "leading"
    ),
    Entry(
        mark("Which technical choice do you live with daily that you would make differently now?"),
        "field",
        _ANY,
        "building",
    ),
    Entry(mark("How do you choose between building, buying and leaving it alone?"), "field", _ANY, "building"),
    Entry(mark("How do you find a question that is worth years of work?"), "field", _ANY, "research"),
    Entry(mark("What made you drop a line of research, and when did you know?"), "field", _ANY, "research"),
    Entry(mark("What did the first customer teach you that no plan had shown?"), "field", _ANY, "founding"),
    Entry(mark("When did money decide something that you would have decided otherwise?"), "field", _ANY, "founding"),
    Entry(mark("How do you know that a piece is finished?"), "field", _ANY, "making"),
    Entry(mark("How do you protect the work from the people who pay for it?"), "field", _ANY, "making"),
    Entry(mark("How do you stay close to people without burning out?"), "field", _ANY, "caring"),
    Entry(mark("What did somebody in your care teach you about the work?"), "field", _ANY, "caring"),
    Entry(
        mark("When did you advise somebody against your own interest, and what came of it?"), "field", _ANY, "dealing"
    ),
    Entry(mark("What do you listen for in a first talk with somebody new?"), "field", _ANY, "dealing"),
)

FOLLOW_UPS: tuple[str, ...] = (
    mark("Last time we talked about {said}. What has happened with it since?"),
    mark("You told me about {said}. How do you see it now?"),
    mark("I went on thinking about {said}. What would you add today?"),
)
ADVICE_FOLLOW_UP = mark("I tried what you suggested, {said}: [what happened]. What would you try next?")
FEEDBACK_FOLLOW_UP = mark("You told me “{said}”. What have you noticed since?")
POST_FOLLOW_UP = mark("You wrote “{said}”. What led you to it?")
GATHERING_FOLLOW_UP = mark("What did you take home from “{said}”?")
PLAIN_FOLLOW_UP = mark("What has changed for you since we were last in touch?")
FIRST_FOLLOW_UP = mark("What is taking most of your thought these days?")
