"""What the palette offers besides people: the pages, and deeds that begin somewhere."""

from __future__ import annotations

from functools import cache

from django.urls import NoReverseMatch, reverse

from mentee.flows.search import Target
from mentee.web.frame import places

# Name of the address (with what follows it), title, icon, other words people may type.
ACTIONS = (
    ("log", "Log a meeting, a call or a message", "notebook-pen", "add quick write note met coffee"),
    ("journey", "Take somebody up", "user-plus", "pursue follow new relationship begin"),
    ("people", "Add somebody by hand", "user-plus", "add new person contact quick"),
    ("feedback", "Keep what somebody told you", "message-circle-heart", "feedback praise challenge criticism"),
    ("give-back", "Note something given or received", "gift", "ledger gave received thanks help"),
    ("goals", "Goals, and what came of advice", "sprout", "goal progress growth tried update"),
    ("sources", "Import files", "upload", "add mail contacts linkedin calendar vcard bring in"),
    ("duplicates", "Decide on likely twins", "git-merge", "duplicates merge same person"),
    ("settings-aspirations", "Change what you aspire to", "target", "aspiration goal values"),
    (
        "settings-preferences",
        "Pace, gaps and look",
        "sliders-horizontal",
        "pace gap time zone region dark light theme",
    ),
    ("settings-addresses", "Your own addresses", "inbox", "mail address email me mine"),
    ("settings-vocabularies", "Vocabularies", "book-open", "words of a field synonyms onet esco"),
    ("settings-digest", "Digest mail", "mail", "morning today reminder smtp"),
    ("programs", "Let a calendar or a program in", "calendar", "calendar feed subscribe token api ics webcal"),
    ("settings-data", "Export everything", "download", "backup save delete everything data"),
    ("welcome", "Answer the three questions", "sprout", "welcome begin first start"),
)


@cache
def targets() -> tuple[Target, ...]:
    """All pages, then all deeds that this installation has."""
    found = [Target(place.title, address, place.icon, "page go to") for place, address in places()]
    for name, title, icon, words in ACTIONS:
        try:
            found.append(Target(title, reverse(name), icon, words))
        except NoReverseMatch:
            continue
    return tuple(found)
