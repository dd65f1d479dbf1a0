"""Settings, digest mail: whether, where to, when and through which server; a test; what the mail would say."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mentee.flows.digest.choose import PURPOSE, keep_choice, own_server, turn_off, zone_of_digest
from mentee.flows.digest.letter import letter_for
from mentee.flows.digest.send import ask_for_test
from mentee.flows.errors import BadInputError, FlowError
from mentee.journey.logline.describe import WEEKDAYS
from mentee.sources.remotes.smtp import Security
from mentee.store.models import User
from mentee.store.reads.digest import DigestChoice, digest_choice, digest_state
from mentee.store.reads.seeker import seeker
from mentee.store.sealed import has_secret
from mentee.web.deeds import complaint
from mentee.web.frame import EXAMPLE
from mentee.web.signed import owner_of
from mentee.web.toasts import toast, trouble

WAYS = (
    (Security.TLS.value, "TLS (usual, port 465)"),
    (Security.STARTTLS.value, "STARTTLS (port 587)"),
    (Security.NONE.value, "None (a server on this machine only)"),
)


class DigestForm(forms.Form):
    """What can be chosen; the fields of the mail server only where the seeker names one."""

    on = forms.BooleanField(label="Send me the day's few actions", required=False)
    to = forms.MultipleChoiceField(label="To", required=False, widget=forms.CheckboxSelectMultiple)
    weekdays = forms.TypedMultipleChoiceField(
        label="On",
        required=False,
        coerce=int,
        choices=list(enumerate(WEEKDAYS)),
        widget=forms.CheckboxSelectMultiple,
    )
    hour = forms.TypedChoiceField(label="At", coerce=int, choices=[(hour, f"{hour:02}:00") for hour in range(24)])
    host = forms.CharField(
        label="Mail server",
        required=False,
        max_length=253,
        help_text="For outgoing mail, as your mail service names it: smtp.example.org",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    port = forms.IntegerField(label="Port", min_value=1, max_value=65535)
    security = forms.ChoiceField(label="Encryption", choices=WAYS)
    user = forms.CharField(
        label="User",
        required=False,
        max_length=254,
        help_text="Usually your address; empty where the server asks for none.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Password",
        required=False,
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, owner: User, known: DigestChoice, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        addresses = seeker(owner).addresses
        self.fields["to"].choices = [(one, one) for one in addresses]  # type: ignore[attr-defined]
        if not own_server():
            for name in ("host", "port", "security", "user", "password"):
                del self.fields[name]
        elif has_secret(owner, PURPOSE):
            self.fields["password"].help_text = "One is kept, sealed. Leave this empty to go on with it."
        else:
            self.fields["password"].help_text = (
                "Kept sealed on this machine and never shown again. Many services make one for you "
                "that is good for this alone (an app password)."
            )


@require_http_methods(["GET", "POST"])
def settings_digest(request: HttpRequest) -> HttpResponse:
    """The choice, how far it is, and what the mail of today would say."""
    owner = owner_of(request)
    known = digest_choice(owner)
    if request.method == "GET":
        names = [name for name in DigestForm.base_fields if name != "password"]
        initial = {name: getattr(known, name) for name in names}
        if not known.to:
            initial["to"] = seeker(owner).addresses[:1]
        return _page(request, owner, DigestForm(initial=initial, owner=owner, known=known))
    form = DigestForm(request.POST, owner=owner, known=known)
    if form.is_valid() and not _explores(owner):
        said = dict(form.cleaned_data)
        password = said.pop("password", "") or None
        said["to"], said["weekdays"] = tuple(said["to"]), tuple(said["weekdays"])
        said["zone"] = str(timezone.get_current_timezone())
        try:
            keep_choice(owner, replace(known, **said), password=password, now=timezone.now())
        except BadInputError as error:
            form.add_error(None, complaint(error))
        else:
            toast(request, "Kept." if said["on"] else "Kept; no mail is sent.")
            return redirect("settings-digest")
    return _page(request, owner, form, status=422)


def _page(request: HttpRequest, owner: User, form: DigestForm, *, status: int = 200) -> HttpResponse:
    known = digest_choice(owner)
    context = {
        "form": form,
        "choice": known,
        "state": digest_state(owner),
        "letter": letter_for(owner, now=timezone.now()),
        "zone": str(zone_of_digest(owner)),
        "own_server": own_server(),
        "explores": _explores(owner),
        "ready": bool(known.to) and (bool(known.host) or not own_server()),
    }
    return render(request, "settings/digest.html", context, status=status)


@require_POST
def settings_digest_test(request: HttpRequest) -> HttpResponse:
    """A test mail, now."""
    owner = owner_of(request)
    try:
        if _explores(owner):
            raise BadInputError("Nothing is sent from an example world.", "Leave the example first.")
        return redirect("job", job=ask_for_test(owner, now=timezone.now()))
    except FlowError as error:
        trouble(request, complaint(error))
        return redirect("settings-digest")


@require_POST
def settings_digest_off(request: HttpRequest) -> HttpResponse:
    """No mail from now on; the rest of the choice stays."""
    turn_off(owner_of(request))
    toast(request, "No mail is sent from now on.")
    return redirect("settings-digest")


def _explores(owner: User) -> bool:
    return owner.get_username().startswith(EXAMPLE)


urlpatterns = [
    path("settings/digest/", settings_digest, name="settings-digest"),
    path("settings/digest/test/", settings_digest_test, name="settings-digest-test"),
    path("settings/digest/off/", settings_digest_off, name="settings-digest-off"),
]
