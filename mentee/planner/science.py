"""Published findings, each tied to the kinds of action it supports."""

from __future__ import annotations

from collections.abc import Mapping

from mentee.records.journey import ActionKind, Source

SIMILARITY = Source(
    "Shared values, attitudes and personality go with good relationships of this kind more than anything else "
    "studied (rho .38 to .59, 173 samples, N = 40,737); titles and surface likeness hardly do.",
    "Eby et al. 2013, Psychological Bulletin",
)
INFORMAL = Source(
    "Relationships that grew by themselves gave people more than arranged ones.",
    "Ragins & Cotton 1999, Journal of Applied Psychology",
)
QUALITY = Source(
    "How good the relationship is matters more than having one (N = 1,162).",
    "Ragins, Cotton & Miller 2000, Academy of Management Journal",
)
WEAK_TIES = Source(
    "Moderately weak ties open more doors than the closest ones do.",
    "Rajkumar et al. 2022, Science",
)
DORMANT = Source(
    "Ties that were trusted and fell asleep give advice as good as live ones, and newer.",
    "Levin, Walter & Murnighan 2011, Organization Science",
)
A_YES = Source(
    "People underestimate by up to half how likely others are to say yes to a direct request.",
    "Flynn & Lake 2008, Journal of Personality and Social Psychology",
)
REACHING_OUT = Source(
    "Reaching out is appreciated more than the sender expects (more than 5,900 people).",
    "Liu et al. 2023, Journal of Personality and Social Psychology",
)
THANKS = Source(
    "Writers of thank-you notes underestimate how good they make the reader feel.",
    "Kumar & Epley 2018, Psychological Science",
)
HOURS = Source(
    "Casual friendship took 40 to 60 hours together, friendship 80 to 100, close friendship 200 and more.",
    "Hall 2018, Journal of Social and Personal Relationships",
)
FEEDBACK = Source(
    "Feedback helps on average (d = .41), but over a third of it harms, the more so the more it touches the self.",
    "Kluger & DeNisi 1996, Psychological Bulletin",
)
PLANS = Source(
    "If-then plans help people do what they mean to do (d = .65).",
    "Gollwitzer & Sheeran 2006, Advances in Experimental Social Psychology",
)
PHASES = Source(
    "Beginnings last six to twelve months, and the years of growth after them two to five.",
    "Kram 1985, Mentoring at Work",
)
PORTFOLIO = Source(
    "A few developmental relationships inside and outside serve better than a single one.",
    "Higgins & Kram 2001, Academy of Management Review",
)
RECENCY = Source(
    "Days since the last contact tell most about how strong a tie is (beta -.76), then its span (.755).",
    "Gilbert & Karahalios 2009, CHI",
)
DECAY = Source(
    "What was written counts less as time passes, and what one sends more than what one gets.",
    "Roth et al. 2010, KDD",
)

SUPPORTS: Mapping[ActionKind, Source] = {
    ActionKind.REFLECT: SIMILARITY,
    ActionKind.FIND_WAY_IN: WEAK_TIES,
    ActionKind.ASK_INTRODUCTION: WEAK_TIES,
    ActionKind.GO_TO_GATHERING: HOURS,
    ActionKind.ANSWER_POST: REACHING_OUT,
    ActionKind.FIRST_MESSAGE: REACHING_OUT,
    ActionKind.FOLLOW_UP: A_YES,
    ActionKind.REPLY: DECAY,
    ActionKind.STAY_IN_TOUCH: INFORMAL,
    ActionKind.PROPOSE_CONVERSATION: A_YES,
    ActionKind.PREPARE: QUALITY,
    ActionKind.LOG_MEETING: HOURS,
    ActionKind.CHEMISTRY: SIMILARITY,
    ActionKind.THANK: THANKS,
    ActionKind.THANK_INTRODUCER: THANKS,
    ActionKind.PROPOSE_NEXT: RECENCY,
    ActionKind.SEND_UPDATE: REACHING_OUT,
    ActionKind.INTRODUCE_THEM: WEAK_TIES,
    ActionKind.SHARE: REACHING_OUT,
    ActionKind.HELP: QUALITY,
    ActionKind.KIND_WORD: REACHING_OUT,
    ActionKind.EVALUATE: QUALITY,
    ActionKind.ASK_FEEDBACK: FEEDBACK,
    ActionKind.WELCOME_FEEDBACK: FEEDBACK,
    ActionKind.PLAN_FROM_FEEDBACK: PLANS,
    ActionKind.ACT_ON_FEEDBACK: PLANS,
    ActionKind.REPORT_BACK: THANKS,
    ActionKind.RECONNECT: DORMANT,
    ActionKind.REST: PHASES,
    ActionKind.LET_GO: PORTFOLIO,
}
SOURCES = tuple(dict.fromkeys(SUPPORTS.values()))
