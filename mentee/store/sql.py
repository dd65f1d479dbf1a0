"""The few ways in which the store speaks SQL itself, for sets of rows that the object mapper takes one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

CHUNK = 900  # below the 999 parameters that any SQLite takes
T = TypeVar("T")
Row = tuple[Any, ...]


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    source = iter(items)
    while part := list(islice(source, size)):
        yield part


def insert(table: str, columns: str, rows: Sequence[Row]) -> None:
    """Insert the rows; those that a unique constraint knows already are left out. `columns` is "a, b"."""
    if not rows:
        return
    marks = ", ".join(["%s"] * len(rows[0]))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def change(statement: str, rows: Sequence[Row]) -> None:
    """Run an UPDATE or DELETE once for each row of parameters."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def run(statement: str, parameters: Sequence[Any] = ()) -> int:
    """Run a statement; gives the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)


@contextmanager
def impatient(*, seconds: float = 0.5) -> Iterator[None]:
    """Wait only so long for a database that another process writes to; around a transaction, not within one."""
    if connection.vendor != "sqlite":  # the others lock rows, not the whole
        yield
        return
    usual = select("PRAGMA busy_timeout")[0][0]
    run(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
    try:
        yield
    finally:
        run(f"PRAGMA busy_timeout = {usual}")


@contextmanager
def one_moment() -> Iterator[None]:
    """Reads within see everything as it was at the first of them, whatever others write; nothing is written within.

    Within a transaction, that transaction's moment is the one.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        if connection.connection.in_transaction:
            yield
            return
        run("BEGIN")  # deferred: it takes no lock that a writer needs, as an atomic block would
        try:
            yield
        finally:
            run("ROLLBACK")
    elif connection.in_atomic_block:
        yield
    else:
        with transaction.atomic():
            run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield


def select(statement: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """All rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[Row] = cursor.fetchall()
    return rows


def each(statement: str, parameters: Sequence[Any] = (), *, size: int = 500) -> Iterator[Row]:
    """Rows of a query one by one, for who stops before the end."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(size):
            yield from rows


def select_in(statement: str, values: Iterable[Any], *before: Any) -> list[Row]:
    """Rows of a query for many values: `statement` holds {} where the values stand, `before` comes before them."""
    rows: list[Row] = []
    for part in chunks(values):
        rows += select(statement.format(marks(part)), [*before, *part])
    return rows


def run_in(statement: str, values: Iterable[Any], *before: Any) -> int:
    """Like `select_in` for an UPDATE or DELETE; gives the number of rows it touched."""
    return sum(run(statement.format(marks(part)), [*before, *part]) for part in chunks(values))


def unhelpful(column: str) -> str:
    """The column, written so that no index of it is used: one of an owner's tens of thousands of rows is no help
    where a few rows are named, and SQLite, which knows no better, would take it."""
    return f"+{column}"


def within(column: str) -> str:
    """A condition that holds for as many whole numbers as `numbers` packs into its one parameter."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s::bigint[])"
    return f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608 - our own names


def numbers(values: Iterable[int]) -> list[int] | str:
    """Whole numbers as the one parameter of a condition of `within`."""
    return list(values) if connection.vendor == "postgresql" else json.dumps(list(values))


def marks(values: Sequence[Any]) -> str:
    """ "%s, %s" for as many values."""
    return ", ".join(["%s"] * len(values))


def integers(columns: Sequence[str], source: str, parameters: Sequence[Any] = ()) -> list[NDArray[np.int64]]:
    """Integer columns of a query as arrays, rows in no order but the same in all of them; no column may be null.

    The database joins each column into one text, which is parsed at once: half the time and a tenth of the memory
    of fetching rows.
    """
    if connection.vendor == "postgresql":
        joined = ", ".join(f"string_agg(({column})::text, ',')" for column in columns)
    else:
        joined = ", ".join(f"group_concat({column})" for column in columns)
    (texts,) = select(f"SELECT {joined} FROM {source}", parameters)  # noqa: S608 - our own names
    return [np.fromstring(text or "", dtype=np.int64, sep=",") for text in texts]
