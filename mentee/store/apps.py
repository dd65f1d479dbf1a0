"""Names the store to Django; its label is part of every table's name."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The only application that has tables."""

    name = "mentee.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
