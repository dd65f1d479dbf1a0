"""Names the web application to Django; it has no tables of its own."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files, template tags and views."""

    name = "mentee.web"
    label = "web"
