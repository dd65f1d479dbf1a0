"""The addresses of all pages, area by area; each area's views module ends with its own."""

from importlib import import_module

from django.urls import URLPattern

AREAS = (
    "entrance",
    "shell",
    "welcome",
    "sources",
    "duplicates",
    "settings",
    "tokens",
    "calendar",
    "digest",
    "jobs",
    "search",
    "find",
    "people",
    "many",
    "person",
    "ways_in",
    "network",
    "insights",
)
RELATIONSHIPS = ("today", "log", "journey", "evaluate", "meeting", "giving", "feedback", "goals")

urlpatterns: list[URLPattern] = [
    pattern for area in (*AREAS, *RELATIONSHIPS) for pattern in import_module(f"mentee.web.views.{area}").urlpatterns
]
