"""The entrance: signing in by a one-time link, signing out, and the first page of all."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.sign_in import sign_in
from mentee.store.reads.seeker import seeker
from mentee.web.frame import places

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Where a signed-in user begins: the first questions, then the day."""
    if not seeker(request.user).aspirations:  # type: ignore[arg-type]
        return redirect("welcome")
    return redirect(places()[0][1] if places() else "more")


@login_not_required
@require_GET
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """How to get in."""
    if request.user.is_authenticated:
        return redirect("home")
    response = render(request, "sign_in/page.html")
    if getattr(request, "htmx", False):
        response.headers["HX-Redirect"] = request.path
    return response


@login_not_required
@require_GET
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a one-time link; a browser that only looks ahead does not use it up."""
    if "prefetch" in request.headers.get("Sec-Purpose", "") or "prefetch" in request.headers.get("Purpose", ""):
        return HttpResponse(status=204)
    user = sign_in(token, now=timezone.now())
    if user is None:
        if request.user.is_authenticated:
            return redirect("home")
        return render(request, "sign_in/page.html", {"refused": True}, status=403)
    login(request, user, backend=BACKEND)
    return redirect("home")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out of this browser."""
    logout(request)
    return redirect("sign-in")


urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", sign_in_page, name="sign-in"),
    path("sign-in/<str:token>/", sign_in_link, name="sign-in-link"),
    path("sign-out/", sign_out, name="sign-out"),
]
