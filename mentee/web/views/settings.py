"""Settings: aspirations, answers, pace and gaps, vocabularies, sign-in links, everything out, everything gone."""

from __future__ import annotations

import zoneinfo
from dataclasses import replace

from django import forms
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mentee.flows.errors import BadInputError
from mentee.flows.everything import WORDS, erase
from mentee.flows.jobs import ask_for
from mentee.flows.settings import keep_aspirations, keep_preferences
from mentee.flows.setup import Answers, answer
from mentee.flows.sign_in import new_link, sign_out_everywhere
from mentee.flows.transfer import discard
from mentee.flows.vocabulary import add_file, added, remove_named
from mentee.records.seeker import Aspiration
from mentee.store.reads.seeker import preferences, seeker
from mentee.web.forms import Lines
from mentee.web.frame import EXAMPLE
from mentee.web.signed import owner_of
from mentee.web.toasts import toast, trouble
from mentee.web.uploads import take

THEMES = (("", "As the device"), ("light", "Light"), ("dark", "Dark"))
YEAR = 60 * 60 * 24 * 365


class AspirationForm(forms.Form):
    """One aspiration; an empty text takes it out."""

    text = forms.CharField(
        label="Where to", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    roles = Lines(label="Job titles", rows=2)
    skills = Lines(label="What to learn", rows=2)
    horizon = forms.DateField(label="Until", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    live = forms.BooleanField(label="It counts now", required=False, initial=True)


AspirationForms = forms.formset_factory(AspirationForm, extra=1, max_num=12, absolute_max=20)


class PreferencesForm(forms.Form):
    """How much a day, how often a relationship, where one is."""

    pace = forms.IntegerField(label="Actions a day", min_value=1, max_value=10, help_text="At most; three is calm.")
    ideal_gap = forms.IntegerField(
        label="Days between encounters",
        min_value=7,
        max_value=365,
        help_text="What you wish for in a good relationship.",
    )
    max_gap = forms.IntegerField(
        label="Days until it rests",
        min_value=14,
        max_value=1500,
        help_text="After so long without a word, a relationship rests.",
    )
    cards = forms.IntegerField(label="Reflection cards with a shortlist", min_value=0, max_value=10)
    region = forms.CharField(
        label="Country of phone numbers",
        required=False,
        max_length=2,
        help_text="Two letters, for numbers without a country code.",
    )
    zone = forms.CharField(
        label="Time zone",
        required=False,
        max_length=60,
        help_text="Like Europe/Vienna; empty: as each browser says, and on the command line as this machine does.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    theme = forms.ChoiceField(label="Look", required=False, choices=THEMES)

    def clean_region(self) -> str:
        """Two letters or nothing."""
        text = str(self.cleaned_data["region"]).strip().upper()
        if text and not (len(text) == 2 and text.isalpha()):
            raise forms.ValidationError("Two letters, like AT.")
        return text

    def clean_zone(self) -> str:
        """A zone that is known."""
        name = str(self.cleaned_data["zone"]).strip()
        if name and name not in zoneinfo.available_timezones():
            raise forms.ValidationError("No such zone is known; write it like Europe/Vienna.")
        return name

    def clean(self) -> dict[str, object]:
        """Resting comes after the wished gap."""
        said = super().clean() or {}
        if said.get("ideal_gap") and said.get("max_gap") and said["max_gap"] <= said["ideal_gap"]:
            self.add_error("max_gap", "More days than between encounters.")
        return said


@require_GET
def settings_home(request: HttpRequest) -> HttpResponse:
    """All settings at a glance, each to be opened."""
    owner = owner_of(request)
    context = {"seeker": seeker(owner), "preferences": preferences(owner), "vocabularies": added(owner)}
    return render(request, "settings/page.html", context)


@require_http_methods(["GET", "POST"])
def settings_aspirations(request: HttpRequest) -> HttpResponse:
    """All aspirations, one empty line for another."""
    owner = owner_of(request)
    if request.method == "POST":
        rows = AspirationForms(request.POST)
        if rows.is_valid():
            said = [
                Aspiration(
                    row["text"].strip() or row["roles"][0],
                    tuple(row["skills"]),
                    tuple(row["roles"]),
                    row["horizon"],
                    bool(row["live"]),
                )
                for row in rows.cleaned_data
                if row and (row.get("text", "").strip() or row.get("roles"))
            ]
            keep_aspirations(owner, said, now=timezone.now())
            toast(request, "Kept; the shortlist follows.")
            return redirect("settings")
    else:
        known = seeker(owner).aspirations
        fields = ("text", "roles", "skills", "horizon", "live")
        rows = AspirationForms(initial=[{name: getattr(one, name) for name in fields} for one in known])
    return render(
        request, "settings/aspirations.html", {"rows": rows}, status=422 if request.method == "POST" else 200
    )


@require_http_methods(["GET", "POST"])
def settings_preferences(request: HttpRequest) -> HttpResponse:
    """Pace, gaps, region, zone and look."""
    owner = owner_of(request)
    known = preferences(owner)
    theme = request.COOKIES.get("theme", "")
    if request.method == "GET":
        names = [name for name in PreferencesForm.base_fields if name != "theme"]
        form = PreferencesForm(initial={"theme": theme, **{name: getattr(known, name) for name in names}})
        return render(request, "settings/preferences.html", {"form": form})
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return render(request, "settings/preferences.html", {"form": form}, status=422)
    said = dict(form.cleaned_data)
    theme = said.pop("theme")
    keep_preferences(owner, replace(known, **said))
    toast(request, "Kept.")
    response = redirect("settings")
    response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response


@require_POST
def settings_addresses(request: HttpRequest) -> HttpResponse:
    """Addresses said to be one's own, beside those known."""
    owner = owner_of(request)
    known = seeker(owner).addresses
    chosen = request.POST.getlist("address")[:20]
    answer(owner, Answers(addresses=[*known, *chosen]), now=timezone.now())
    toast(request, "Your addresses are known now." if chosen else "Nothing changed.")
    return redirect("home")


@require_http_methods(["GET", "POST"])
def settings_vocabularies(request: HttpRequest) -> HttpResponse:
    """Job titles and skills from the files of O*NET, of ESCO, or own lists."""
    owner = owner_of(request)
    if request.method == "POST":
        for file in take(request, "files"):
            try:
                made = add_file(owner, file, now=timezone.now())
                toast(request, f"{made.name}: {made.terms:,} rows added.")
            except BadInputError as error:
                trouble(request, f"{error.message} {error.remedy}")
            finally:
                discard(file)
        return redirect("settings-vocabularies")
    return render(request, "settings/vocabularies.html", {"vocabularies": added(owner)})


@require_POST
def settings_vocabulary_remove(request: HttpRequest) -> HttpResponse:
    """Take one out again."""
    name = request.POST.get("name", "")
    remove_named(owner_of(request), name)
    toast(request, f"{name} is out.")
    return redirect("settings-vocabularies")


@require_http_methods(["GET", "POST"])
def settings_data(request: HttpRequest) -> HttpResponse:
    """Everything out, everything gone."""
    return render(request, "settings/data.html", {"words": WORDS})


@require_POST
def settings_export(request: HttpRequest) -> HttpResponse:
    """Ask for a file with everything."""
    job = ask_for(owner_of(request), "export", {}, title="Everything you have", now=timezone.now())
    return redirect("job", job=job)


@require_POST
def settings_erase(request: HttpRequest) -> HttpResponse:
    """Delete everything, after the words were typed."""
    owner = owner_of(request)
    try:
        erase(owner, typed=request.POST.get("typed", ""))
    except BadInputError as error:
        return render(request, "settings/data.html", {"words": WORDS, "error": error}, status=422)
    toast(request, "Everything is deleted.")
    return redirect("welcome")


@require_http_methods(["GET", "POST"])
def settings_link(request: HttpRequest) -> HttpResponse:
    """A link that signs in another browser, once; shown once."""
    owner = owner_of(request)
    link = ""
    if request.method == "POST" and not owner.get_username().startswith(EXAMPLE):
        base = request.build_absolute_uri("/")
        link = new_link(owner, now=timezone.now(), base=base)
    return render(request, "settings/link.html", {"link": link})


@require_POST
def settings_sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of this user, this one too."""

    sign_out_everywhere(owner_of(request))
    logout(request)
    return redirect(reverse("sign-in"))


urlpatterns = [
    path("settings/", settings_home, name="settings"),
    path("settings/aspirations/", settings_aspirations, name="settings-aspirations"),
    path("settings/preferences/", settings_preferences, name="settings-preferences"),
    path("settings/addresses/", settings_addresses, name="settings-addresses"),
    path("settings/vocabularies/", settings_vocabularies, name="settings-vocabularies"),
    path("settings/vocabularies/remove/", settings_vocabulary_remove, name="settings-vocabulary-remove"),
    path("settings/data/", settings_data, name="settings-data"),
    path("settings/data/export/", settings_export, name="settings-export"),
    path("settings/data/erase/", settings_erase, name="settings-erase"),
    path("settings/link/", settings_link, name="settings-link"),
    path("settings/sign-out-everywhere/", settings_sign_out_everywhere, name="settings-sign-out-everywhere"),
]
