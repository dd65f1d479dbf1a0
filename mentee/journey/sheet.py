"""The step sheet: for each of the eight steps what was found, what is missing, when last practised, what next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from mentee.journey import evaluation, evidence, feedback, hours, ledger, outreach
from mentee.journey.evidence import Evidence, day_words
from mentee.records.journey import Direction, Gave, Relationship, Step

TITLES = {
    Step.CHOOSE: "Choose thoughtfully",
    Step.INITIATE: "Initiate",
    Step.INVEST: "Invest time",
    Step.LET_BUILD: "Let it build",
    Step.EVALUATE: "Evaluate, both ways",
    Step.SHOW_INTEREST: "Show continued interest",
    Step.MAINTAIN: "Maintain",
    Step.WELCOME_FEEDBACK: "Welcome challenge",
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the sheet; `found` is newest first, three at most; `last` None: never practised."""

    step: Step
    title: str
    found: tuple[Evidence, ...]
    missing: tuple[str, ...]
    last: datetime | None
    next: str


Part = tuple[list[Evidence], list[str], str]  # found, missing, what comes next


def _choose(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    found, missing = evidence.admired(rel, now), []
    if flag := evidence.red_flag(rel, now):
        return found, [f"a red flag stands: {flag}"], "Let it go, or reflect again if you see it differently now"
    if not rel.reflections:
        missing.append("a reflection: like, respect, how they treat others")
    if not found:
        missing.append("a value or a trait worth emulating, with an example")
    return (
        found,
        missing,
        "Reflect on what you would want to learn from them" if missing else "Reflect again in a year",
    )


def _initiate(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    found = evidence.outward(rel, now) + evidence.introductions_accepted(rel, now)
    if found:
        return found, [], "Keep the ways in open: gatherings, posts, people you both know"
    if rel.connectors:
        following = f"Ask {rel.connectors[0].name} for an introduction"
    elif rel.gatherings:
        following = f"Meet at {rel.gatherings[0].title}"
    else:
        following = f"Answer what they wrote: {rel.posts[0].title}" if rel.posts else "Find a way in"
    return [], ["a first step of yours towards them"], following


def _invest(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    spent = hours.invested(rel, now)
    found = evidence.encounters_met(rel, now)
    total = spent.hours + spent.assumed_hours
    missing = [] if found else ["an encounter: time together is what trust grows from"]
    if found and spent.next_band:
        following = (
            f"{total:.1f} hours so far; {spent.next_band} took others {total + spent.hours_to_next:.0f} and more"
        )
    else:
        following = "Be where they are" if not found else f"{total:.0f} hours together"
    return found, missing, following


def _let_build(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    ground, held = evidence.preliminary(rel, now), evidence.meetings(rel, now)
    found = ground + [Evidence(e.key, e.at, f"met one to one on {day_words(e.at.astimezone(zone))}") for e in held]
    if not ground and not held:
        count = len(evidence.exchanges(rel, now))
        missing = [f"two exchanges (so far {count}), an introduction accepted, or an encounter at a gathering"]
        return found, missing, "Let it build: no conversation is proposed yet"
    if not held:
        return found, ["a first conversation, one to one"], "Propose a first conversation, in person or by phone"
    return found, [], "Come prepared: what they said, three open questions, one follow-up"


def _evaluate(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    found = [
        Evidence(f"evaluation:{e.at:%Y-%m-%d}", e.at, f"value {e.value}, chemistry {e.chemistry}, energy {e.energy}")
        for e in rel.evaluations
        if e.at <= now
    ]
    due = evaluation.due(rel, now, zone)
    if due:
        return found, [f"a look at both sides: {due.words}"], "Evaluate: four quick answers beside the facts"
    said = evaluation.suggestion(rel, now)
    return found, [], f"Suggestion: {said.wish} ({said.reason})" if said else "After the first meeting"


def _show_interest(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    thanks = [
        Evidence(f"thanks:{at:%Y-%m-%d}", at, f"you thanked on {day_words(at.astimezone(zone))}")
        for at, kind in ledger.gifts(rel)
        if kind is Gave.THANKS and at <= now
    ]
    held = evidence.meetings(rel, now)
    wrote = [m for m in outreach.messages(rel, now) if held and m.direction is Direction.SENT and m.at > held[-1].at]
    missing = ["thanks for the last meeting, naming one thing learned"] if held and not wrote else []
    if missing and thanks and thanks[-1].at >= held[-1].at:
        missing = []
    found = thanks + [Evidence(m.key, m.at, f"you wrote on {day_words(m.at.astimezone(zone))}") for m in wrote]
    coming = outreach.ahead(rel, now)
    if coming:
        return found, missing, f"Next: {day_words(coming[0].at.astimezone(zone))}"
    return (
        found,
        missing,
        "Offer a day and a time for the next conversation" if held else "Thank within a day of meeting",
    )


def _maintain(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    found = [
        Evidence(f"gave:{at:%Y-%m-%d}", at, f"gave {kind} on {day_words(at.astimezone(zone))}")
        for at, kind in ledger.gifts(rel)
        if at <= now
    ]
    quarter = ledger.balance(rel, now)
    missing = []
    if not found:
        missing.append("something given: an introduction, knowledge, growth shown, help")
    if quarter.asks > quarter.gives:
        missing.append(f"{quarter.asks} asks and {quarter.gives} gifts this quarter")
    open_needs = [need.text for need in rel.needs if need.met is None]
    following = f"They need: {open_needs[0]}" if open_needs else "Show what came of their advice"
    return found, missing, following


def _welcome(rel: Relationship, now: datetime, zone: tzinfo) -> Part:
    found = [Evidence(f"feedback:{f.key}", f.at, f"{f.kind}: {f.words[:60]}") for f in rel.feedback if f.at <= now]
    loops = feedback.open_loops(rel, now)
    if loops:
        ahead = feedback.next_stage(loops[0], now)
        what = ahead.name.lower().replace("_", " ") if ahead else ""
        return found, [f"not yet {what}: {loops[0].words[:60]}"], f"Take it to: {what}"
    if not feedback.closed_challenges(rel, now):
        return (
            found,
            ["one challenge taken the whole way: welcomed, acted on, reported back"],
            "Ask for candid feedback",
        )
    return found, [], "Ask again when something new has been tried"


PARTS: dict[Step, Callable[[Relationship, datetime, tzinfo], Part]] = {
    Step.CHOOSE: _choose,
    Step.INITIATE: _initiate,
    Step.INVEST: _invest,
    Step.LET_BUILD: _let_build,
    Step.EVALUATE: _evaluate,
    Step.SHOW_INTEREST: _show_interest,
    Step.MAINTAIN: _maintain,
    Step.WELCOME_FEEDBACK: _welcome,
}


def step_sheet(rel: Relationship, now: datetime, zone: tzinfo = UTC) -> tuple[StepRow, ...]:
    """Eight rows, one for each step; `zone` is where the seeker's days begin."""
    rows = []
    for step, read in PARTS.items():
        found, missing, following = read(rel, now, zone)
        newest = sorted(dict.fromkeys(found), key=lambda item: item.at, reverse=True)
        last = newest[0].at if newest else None
        rows.append(StepRow(step, TITLES[step], tuple(newest[:3]), tuple(missing), last, following))
    return tuple(rows)
