"""The tables: one file per noun, constraints first."""

from mentee.store.models.digest import DigestRow
from mentee.store.models.gatherings import Appearance, Gathering, Post
from mentee.store.models.imports import Import, ProblemRow, Sighting
from mentee.store.models.interactions import Interaction, Participant
from mentee.store.models.jobs import Job, SignInLink
from mentee.store.models.journey import (
    DecisionRow,
    Deed,
    EvaluationRow,
    FeedbackRow,
    GoalRow,
    HoldRow,
    IntroductionRow,
    LedgerRow,
    MoveRow,
    NeedRow,
    Pursuit,
    QuestionRow,
)
from mentee.store.models.people import Doubt, Merge, Naming, Person
from mentee.store.models.secrets import SecretRow
from mentee.store.models.seeker import (
    Aspiration,
    ChoiceRow,
    Preferences,
    RankedValue,
    ReflectionRow,
    TieRating,
    Vocabulary,
)
from mentee.store.models.statements import Organisation, Position, Relation, Statement
from mentee.store.models.tokens import TokenRow
from mentee.store.models.user import User

__all__ = [
    "Appearance",
    "Aspiration",
    "ChoiceRow",
    "DecisionRow",
    "Deed",
    "DigestRow",
    "Doubt",
    "EvaluationRow",
    "FeedbackRow",
    "Gathering",
    "GoalRow",
    "HoldRow",
    "Import",
    "Interaction",
    "IntroductionRow",
    "Job",
    "LedgerRow",
    "Merge",
    "MoveRow",
    "Naming",
    "NeedRow",
    "Organisation",
    "Participant",
    "Person",
    "Position",
    "Post",
    "Preferences",
    "ProblemRow",
    "Pursuit",
    "QuestionRow",
    "RankedValue",
    "ReflectionRow",
    "Relation",
    "SecretRow",
    "Sighting",
    "SignInLink",
    "Statement",
    "TieRating",
    "TokenRow",
    "User",
    "Vocabulary",
]
