"""Tell the address of one human's page from the address of a firm's."""

from __future__ import annotations

import re

from mentee.records.facts import Key
from mentee.records.keys import url_key

# host (or its end) -> what the path of a person's page looks like there
_PERSONAL = {
    "linkedin.com": r"/(in|pub)/[^/]+",
    "xing.com": r"/(profile|people)/[^/]+",
    "github.com": r"/(?!orgs/|about|features|sponsors/|topics/|settings|marketplace)[^/]+",
    "gitlab.com": r"/[^/]+",
    "codeberg.org": r"/[^/]+",
    "twitter.com": r"/(?!i/|search|hashtag|share|intent|home)@?[^/]+",
    "x.com": r"/(?!i/|search|hashtag|share|intent|home)@?[^/]+",
    "bsky.app": r"/profile/[^/]+",
    "facebook.com": r"/(?!groups/|pages/|events/|sharer)[^/]+.*",
    "instagram.com": r"/(?!p/|explore)[^/]+",
    "orcid.org": r"/\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
    "keybase.io": r"/[^/]+",
    "about.me": r"/[^/]+",
    "t.me": r"/[^/]+",
    "dev.to": r"/[^/]+",
    "sessionize.com": r"/[^/]+",
    "speakerdeck.com": r"/[^/]+",
    "researchgate.net": r"/profile/[^/]+",
    "stackoverflow.com": r"/users/\d+.*",
    "wikipedia.org": r"/wiki/[^/]+",
    "mvp.microsoft.com": r"/.+",
}
_ANYWHERE = re.compile(r"/[~@][^/]+(/.*)?|/(author|authors|people|person|profile|profiles|speakers?|users?)/[^/]+")


def profile_key(url: str) -> Key | None:
    """Key of a page that is one person's by its shape; None for home pages of firms and for anything unsure.

    People of one firm share its address, and equal keys make two people one: so only known profile sites, and
    paths that name a person (`/~name`, `/@name`, `/people/name`), are identities.
    """
    key = url_key(url)
    if key is None:
        return None
    host, slash, path = key.value.partition("/")
    host = host.partition(":")[0]
    path = (slash + path).partition("?")[0]
    for known, shape in _PERSONAL.items():
        if host == known or host.endswith("." + known):
            return key if re.fullmatch(shape, path, re.IGNORECASE) else None
    return key if _ANYWHERE.fullmatch(path) else None
