"""What surrounds the pages: the web app's manifest, its service worker, the list of all places, the components."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import path, reverse
from django.views.decorators.http import require_GET


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to install the page as an app."""
    return JsonResponse(
        {
            "id": "/",
            "name": "mentee",
            "short_name": "mentee",
            "description": "Find a mentor, and keep one.",
            "start_url": reverse("home"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf8f3",
            "theme_color": "#fbf8f3",
            "icons": [
                {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
                {"src": static("img/mark-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
                {
                    "src": static("img/mark-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "any maskable",
                },
            ],
        },
        content_type="application/manifest+json",
    )


@login_not_required
@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker that keeps static files, and nothing personal."""
    response = render(
        request, "shell/service-worker.js", {"prefix": settings.STATIC_URL}, content_type="text/javascript"
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """All places, for screens without room for them."""
    return render(request, "shell/more.html")


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with its states, for makers."""
    if not settings.DEBUG:
        raise Http404
    return render(
        request, "shell/styleguide.html", {"sample": {"knows": 0.8, "willing": 0.55, "admire": 0.5, "reach": 0.3}}
    )


urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("service-worker.js", service_worker, name="service-worker"),
    path("more/", more, name="more"),
    path("styleguide/", styleguide, name="styleguide"),
]
