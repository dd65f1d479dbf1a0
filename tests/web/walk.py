"""Every address there is, read from the resolver itself, and requests to it: no new page can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

HOST = "127.0.0.1:8737"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Address:
    """One route: its name, its pattern, and its parts with whether each is a number."""

    name: str
    route: str
    parts: tuple[tuple[str, bool], ...]

    def path(self, values: Mapping[str, object]) -> str:
        """The path with these values for its parts; a part that is not among them is "x", or 1."""
        text = self.route
        for part, number in self.parts:
            value = str(values.get(part, 1 if number else "x"))
            for written in (f"<int:{part}>", f"<str:{part}>", f"<slug:{part}>", f"(?P<{part}>.*)"):
                text = text.replace(written, value)
        return "/" + text.replace("^", "").replace("$", "")


def addresses() -> list[Address]:
    """All of them, in the order in which they are tried."""
    return list(_below(get_resolver(), ""))


def _below(resolver: URLResolver, before: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            parts = entry.pattern.converters or dict.fromkeys(entry.pattern.regex.groupindex)
            kinds = tuple((part, isinstance(how, IntConverter)) for part, how in parts.items())
            yield Address(entry.name or route, route, kinds)
        else:
            yield from _below(entry, route)


def client_of(signed_in: Client | None, **headers: str) -> Client:
    """A new browser with the session of another, so that signing out in one request leaves the next alone."""
    client = Client(HTTP_HOST=HOST, raise_request_exception=False, headers=headers)
    if signed_in is not None:
        for name, morsel in signed_in.cookies.items():
            client.cookies[name] = morsel.value
    return client


def encoded(fields: Mapping[str, str]) -> str:
    """A form as a browser or a rogue program sends it: what is no UTF-8 goes as it is."""
    return urlencode(fields, errors="surrogatepass")


def rows(*, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, save those whose model or "Model.field" is named in `without`."""
    return {model.__name__: _rows(model, without) for model in apps.get_models() if model.__name__ not in without}


def _rows(model: type[Model], without: frozenset[str]) -> list[tuple[object, ...]]:
    fields = [one.attname for one in model._meta.concrete_fields if f"{model.__name__}.{one.name}" not in without]
    return list(model._default_manager.order_by("pk").values_list(*fields))


def rows_of(owner: int) -> dict[str, list[tuple[object, ...]]]:
    """All rows that belong to an owner, directly or through what they hang on."""
    return {
        model.__name__: list(model._default_manager.filter(**{path: owner}).order_by("pk").values_list())
        for model in apps.get_models()
        if (path := _way_to_owner(model))
    }


def _way_to_owner(model: type[Model]) -> str:
    names = {field.name for field in model._meta.concrete_fields}
    if "owner" in names:
        return "owner"
    return next((f"{one}__owner" for one in ("person", "source", "interaction", "gathering") if one in names), "")
