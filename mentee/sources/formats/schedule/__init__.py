"""Conference schedules (frab and pentabarf XML, pretalx and Sessionize JSON) -> speakers, talks and gatherings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.contract import Options, Probe
from mentee.sources.formats.schedule import from_json, from_xml
from mentee.sources.formats.schedule.talks import facts
from mentee.sources.opening import read_head

# What stands before is not divided anew (*+), for which thirty comments would offer a thousand million ways.
_XML_ROOT = re.compile(
    rb"\A(?:\s|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+<schedule[\s>]", re.DOTALL
)
_JSON = re.compile(rb"\A(?:\s|\xef\xbb\xbf|/\*.*?\*/)*+[\[{]", re.DOTALL)
_SHAPES = (  # words that stand in a dialect together, and how sure they make
    ((b'"schedule"', b'"conference"'), 1.0),
    ((b'"sessions"', b'"speakers"', b'"title"'), 0.9),
    ((b'"startsAt"', b'"endsAt"', b'"title"'), 0.9),
    ((b'"tagLine"', b'"fullName"'), 0.9),
    ((b'"tagLine"', b'"firstName"', b'"bio"'), 0.9),
    ((b'"talks"', b'"speakers"', b'"rooms"'), 0.9),
    ((b'"submission_type"', b'"speakers"', b'"title"'), 0.9),
    ((b'"persons"', b'"public_name"'), 0.9),
    ((b'"speakers"', b'"abstract"', b'"title"'), 0.8),
    ((b'"event"', b'"biography"', b'"submissions"'), 0.6),
)


class Schedule:
    """The programmes of conferences, as their planning tools publish them."""

    name = "conference schedule"
    about = "conference schedules (frab and pentabarf XML, pretalx and Sessionize JSON)"

    def recognises(self, probe: Probe) -> float:
        """By the root element, or by words that only a schedule's JSON uses together."""
        if _XML_ROOT.match(probe.head):
            return 1.0
        if not _JSON.match(probe.head) or b'"properties"' in probe.head:  # the latter is a description of the format
            return 0.0
        return next((sure for words, sure in _SHAPES if all(word in probe.head for word in words)), 0.0)

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Speakers, then the conference, then each talk; what could not be read comes last.

        Raises SourceError where the file is neither XML nor JSON, too large, or declares entities.
        """
        is_xml = read_head(path).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        conference, setting = (from_xml if is_xml else from_json).conference_from(path)
        brought = False
        for fact in facts(conference, path.name):
            brought = True
            yield fact
        if setting.unzoned:
            reason = f"{setting.unzoned} times are without a time zone and were read as UTC"
            yield Problem(
                Origin(path.name), reason, "take the schedule from its source with time zone, if it offers one"
            )
        for line, reason in setting.problems:
            yield Problem(Origin(path.name, line), reason, "correct it, or download the schedule again")
        if not (conference.talks or conference.speakers):
            yield Problem(Origin(path.name), "no talk was found in the file", "download the schedule again")
        elif not (brought or setting.problems):
            yield Problem(Origin(path.name), "no talk has a speaker, and nothing says when one is", "nothing to do")
        options.progress(path.stat().st_size)


SCHEDULE = Schedule()
