"""The step sheet: for each of the eight steps what was found, what is missing, when last practised, what next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mentee.journey import evaluation, evidence, feedback, hours, ledger, outreach
from mentee.journey.evidence import Evidence, Told, of
from mentee.records.journey import Direction, FeedbackKind, Gave, Relationship, Step
from mentee.records.say import ENGLISH, Voice, mark

TITLES = {
    Step.CHOOSE: mark("Choose thoughtfully"),
    Step.INITIATE: mark("Initiate"),
    Step.INVEST: mark("Invest time"),
    Step.LET_BUILD: mark("Let it build"),
    Step.EVALUATE: mark("Evaluate, both ways"),
    Step.SHOW_INTEREST: mark("Show continued interest"),
    Step.MAINTAIN: mark("Maintain"),
    Step.WELCOME_FEEDBACK: mark("Welcome challenge"),
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the sheet; `found` is newest first, three at most; `last` None: never practised."""

    step: Step
    title: str
    found: tuple[Told, ...]
    missing: tuple[str, ...]
    last: datetime | None
    next: str


Part = tuple[list[Evidence], list[str], str]  # found; missing and what comes next, in the seeker's words
GAVE = {
    Gave.INTRODUCTION: mark("you gave an introduction on {on}"),
    Gave.KNOWLEDGE: mark("you shared what you know on {on}"),
    Gave.GROWTH_SHOWN: mark("you told them what came of it on {on}"),
    Gave.THANKS: mark("you thanked on {on}"),
    Gave.HELP: mark("you helped on {on}"),
}
STAGES = {
    feedback.Stage.WELCOMED: (
        mark("not yet welcomed: {words}"),
        mark("Thank them, without defending yourself"),
    ),
    feedback.Stage.PLANNED: (mark("no plan yet for: {words}"), mark("Make one if-then plan from it")),
    feedback.Stage.ACTED_ON: (mark("not yet tried: {words}"), mark("Try what you planned, and note what happened")),
    feedback.Stage.REPORTED: (
        mark("they do not know yet what came of: {words}"),
        mark("Tell them what came of it"),
    ),
}


def _choose(rel: Relationship, now: datetime, voice: Voice) -> Part:
    say, found, missing = voice.say, evidence.admired(rel, now), []
    if flag := evidence.red_flag(rel, now):
        following = say(mark("Let it go, or lift the flag if you see it differently now"))
        return found, [voice.told(mark("a red flag stands: {flag}"), {"flag": flag})], following
    if not rel.reflections:
        missing.append(say(mark("a reflection: like, respect, how they treat others")))
    if not found:
        missing.append(say(mark("a value or a trait worth emulating, with an example")))
    learn, again = mark("Reflect on what you would want to learn from them"), mark("Reflect again in a year")
    return found, missing, say(learn if missing else again)


def _initiate(rel: Relationship, now: datetime, voice: Voice) -> Part:
    found = evidence.outward(rel, now) + evidence.introductions_accepted(rel, now)
    if found:
        return found, [], voice.say(mark("Keep the ways in open: gatherings, posts, people you both know"))
    if rel.connectors:
        following = voice.told(mark("Ask {connector} for an introduction"), {"connector": rel.connectors[0].name})
    elif rel.gatherings:
        following = voice.told(mark("Meet at {title}"), {"title": rel.gatherings[0].title})
    elif rel.posts:
        following = voice.told(mark("Answer what they wrote: {title}"), {"title": rel.posts[0].title})
    else:
        following = voice.say(mark("Find a way in"))
    return [], [voice.say(mark("a first step of yours towards them"))], following


def _invest(rel: Relationship, now: datetime, voice: Voice) -> Part:
    found = evidence.encounters_met(rel, now)
    if not found:
        missing = voice.say(mark("an encounter: time together is what trust grows from"))
        return found, [missing], voice.say(mark("Be where they are"))
    spent = hours.invested(rel, now)
    total = spent.hours + spent.assumed_hours
    facts = {"hours": f"{total:.1f}", "band": spent.next_band, "from": f"{total + spent.hours_to_next:.0f}"}
    more = mark("{hours} hours so far; becoming a {band} took others {from} and more")
    return found, [], voice.told(more if spent.next_band else mark("{hours} hours together"), facts)


def _let_build(rel: Relationship, now: datetime, voice: Voice) -> Part:
    ground, held = evidence.preliminary(rel, now), evidence.meetings(rel, now)
    found = ground + [evidence.met_alone(e) for e in held]
    if not ground and not held:
        count = {"count": len(evidence.exchanges(rel, now))}
        needed = mark("two exchanges (so far {count}), an introduction accepted, or an encounter at a gathering")
        following = voice.say(mark("Let it build: no conversation is proposed yet"))
        return found, [voice.told(needed, count)], following
    if not held:
        following = voice.say(mark("Propose a first conversation, in person or by phone"))
        return found, [voice.say(mark("a first conversation, one to one"))], following
    return found, [], voice.say(mark("Come prepared: what they said, three open questions, one follow-up"))


def _evaluate(rel: Relationship, now: datetime, voice: Voice) -> Part:
    looked = mark("value {value}, chemistry {chemistry}, energy {energy}")
    found = [
        of(f"evaluation:{e.at:%Y-%m-%d}", e.at, looked, value=e.value, chemistry=e.chemistry, energy=e.energy)
        for e in rel.evaluations
        if e.at <= now
    ]
    due = evaluation.due(rel, now, voice.zone)
    if due:
        missing = voice.told(mark("a look at both sides: {due}"), {"due": voice.say(due.words)})
        return found, [missing], voice.say(mark("Evaluate: four quick answers beside the facts"))
    said = evaluation.suggestion(rel, now)
    if said:
        facts = {"wish": said.wish, "reason": said.reason}
        return found, [], voice.told(mark("Suggestion: {wish} ({reason})"), facts)
    return found, [], voice.say(mark("After the first meeting"))


def _show_interest(rel: Relationship, now: datetime, voice: Voice) -> Part:
    thanks = [
        of(f"thanks:{at:%Y-%m-%d}", at, GAVE[kind], on=at)
        for at, kind in ledger.gifts(rel)
        if kind is Gave.THANKS and at <= now
    ]
    held = evidence.meetings(rel, now)
    wrote = [m for m in outreach.messages(rel, now) if held and m.direction is Direction.SENT and m.at > held[-1].at]
    thanked = not held or bool(wrote) or any(item.at >= held[-1].at for item in thanks)
    missing = [] if thanked else [voice.say(mark("thanks for the last meeting, naming one thing learned"))]
    found = thanks + [of(m.key, m.at, mark("you wrote on {on}"), on=m.at) for m in wrote]
    coming = outreach.ahead(rel, now)
    if coming:
        return found, missing, voice.told(mark("Next: {on}"), {"on": coming[0].at})
    offer, soon = mark("Offer a day and a time for the next conversation"), mark("Thank within a day of meeting")
    return found, missing, voice.say(offer if held else soon)


def _maintain(rel: Relationship, now: datetime, voice: Voice) -> Part:
    found = [of(f"gave:{at:%Y-%m-%d}:{kind}", at, GAVE[kind], on=at) for at, kind in ledger.gifts(rel) if at <= now]
    quarter = ledger.balance(rel, now)
    missing = []
    if not found:
        missing.append(voice.say(mark("something given: an introduction, knowledge, growth shown, help")))
    if quarter.asks > quarter.gives:
        facts = {"asks": quarter.asks, "gives": quarter.gives}
        missing.append(voice.told(mark("this quarter you asked {asks} times and gave {gives}"), facts))
    open_needs = [need.text for need in rel.needs if need.met is None]
    if open_needs:
        return found, missing, voice.told(mark("They need: {need}"), {"need": open_needs[0]})
    return found, missing, voice.say(mark("Show what came of their advice"))


def _welcome(rel: Relationship, now: datetime, voice: Voice) -> Part:
    praise, challenge = mark("praise: {words}"), mark("a challenge: {words}")
    found = [
        of(f"feedback:{f.key}", f.at, challenge if f.kind is FeedbackKind.CHALLENGE else praise, words=f.words[:60])
        for f in rel.feedback
        if f.at <= now
    ]
    loops = feedback.open_loops(rel, now)
    ahead = feedback.next_stage(loops[0], now) if loops else None
    if ahead:
        missing, following = STAGES[ahead]
        return found, [voice.told(missing, {"words": loops[0].words[:60]})], voice.say(following)
    if not feedback.closed_challenges(rel, now):
        missing = mark("one challenge taken the whole way: welcomed, acted on, reported back")
        return found, [voice.say(missing)], voice.say(mark("Ask for candid feedback"))
    return found, [], voice.say(mark("Ask again when something new has been tried"))


PARTS: dict[Step, Callable[[Relationship, datetime, Voice], Part]] = {
    Step.CHOOSE: _choose,
    Step.INITIATE: _initiate,
    Step.INVEST: _invest,
    Step.LET_BUILD: _let_build,
    Step.EVALUATE: _evaluate,
    Step.SHOW_INTEREST: _show_interest,
    Step.MAINTAIN: _maintain,
    Step.WELCOME_FEEDBACK: _welcome,
}


def step_sheet(rel: Relationship, now: datetime, voice: Voice = ENGLISH) -> tuple[StepRow, ...]:
    """Eight rows, one for each step, in the seeker's tongue and with the days of their zone."""
    rows = []
    for step, read in PARTS.items():
        found, missing, following = read(rel, now, voice)
        newest = sorted(dict.fromkeys(found), key=lambda item: item.at, reverse=True)
        last = newest[0].at if newest else None
        shown: dict[str, Told] = {}  # several mails of a day are told once
        for item in newest:
            told = item.told(voice)
            shown.setdefault(told.words, told)
            if len(shown) == 3:
                break
        rows.append(StepRow(step, voice.say(TITLES[step]), tuple(shown.values()), tuple(missing), last, following))
    return tuple(rows)
