"""Random walks over facts, days and the seeker's wishes: the table of moves holds whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentee.journey.standings import MoveRefusedError, advance, check_move, move
from mentee.records.facts import Channel
from mentee.records.journey import (
    Direction,
    Encounter,
    Evaluation,
    Feedback,
    FeedbackKind,
    Relationship,
    Standing,
    Wish,
)
from tests.journey.people import NOW, admired


class Walk(RuleBasedStateMachine):
    """A relationship to which anything may happen."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.rel = Relationship("ada", "Ada Example", None, None)
        self.count = 0

    @rule(days=st.integers(1, 120))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(
        channel=st.sampled_from(list(Channel)),
        direction=st.sampled_from(list(Direction)),
        others=st.sampled_from([0, 0, 9]),
    )
    def something_is_imported(self, channel: Channel, direction: Direction, others: int) -> None:
        self.count += 1
        fact = Encounter(f"fact:{self.count}", self.now, channel, direction, others=others)
        self.rel = replace(self.rel, encounters=(*self.rel.encounters, fact))

    @rule(flag=st.sampled_from(["", "", "unkind"]))
    def the_seeker_reflects(self, flag: str) -> None:
        said = replace(admired(), at=self.now, red_flag=flag)
        self.rel = replace(self.rel, reflections=(*self.rel.reflections, said))

    @rule(points=st.integers(1, 5), wish=st.sampled_from(list(Wish)))
    def the_seeker_evaluates(self, points: int, wish: Wish) -> None:
        said = Evaluation(self.now, points, points, points, wish)
        self.rel = replace(self.rel, evaluations=(*self.rel.evaluations, said))

    @rule(kind=st.sampled_from(list(FeedbackKind)), done=st.integers(0, 4))
    def feedback_comes(self, kind: FeedbackKind, done: int) -> None:
        self.count += 1
        at = [self.now if number < done else None for number in range(4)]
        item = Feedback(
            f"f{self.count}", self.now, kind, "words", welcomed=at[0], planned=at[1], acted_on=at[2], reported=at[3]
        )
        self.rel = replace(self.rel, feedback=(*self.rel.feedback, item))

    @rule()
    def evidence_moves(self) -> None:
        made = advance(self.rel, self.now)
        for step in made:
            assert step.before is self.rel.standing
            assert step.evidence
            assert not step.by_seeker
            assert step.before is not Standing.LET_GO
            assert step.after not in (Standing.RESTING, Standing.LET_GO)
            self.rel = move(self.rel, step)
        assert advance(self.rel, self.now) == []

    @rule(after=st.sampled_from(list(Standing)), reason=st.sampled_from(["", "I see it so"]))
    def the_seeker_moves(self, after: Standing, reason: str) -> None:
        try:
            made = check_move(self.rel, after, reason, self.now)
        except MoveRefusedError:
            return
        self.rel = move(self.rel, made)
        assert self.rel.standing is after

    @invariant()
    def the_history_is_whole(self) -> None:
        before: Standing | None = None
        for made in self.rel.moves:
            assert made.before is before
            assert made.after is not made.before
            assert made.evidence or made.reason
            before = made.after
        assert self.rel.standing is before

    @invariant()
    def a_mentor_has_a_closed_loop(self) -> None:
        if self.rel.standing is Standing.MENTOR:
            assert any(f.kind is FeedbackKind.CHALLENGE and f.reported and f.acted_on for f in self.rel.feedback)


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
