"""Columns that several tables share, declared once: meaning, unit and domain."""

from collections.abc import Sequence

import dataframely as dy
import polars as pl


def key(description: str) -> dy.String:
    """A part of the table's key: text, never null."""
    return dy.String(primary_key=True, min_length=1, description=description)


def number_key(description: str) -> dy.Int32:
    """A running number that is part of the key, from 0."""
    return dy.Int32(primary_key=True, min=0, description=description)


def text(description: str) -> dy.String:
    """Text that may be unknown."""
    return dy.String(nullable=True, description=description)


def required_text(description: str) -> dy.String:
    """Text that is always known."""
    return dy.String(description=description)


def one_of(values: Sequence[str], description: str, *, nullable: bool = False) -> dy.String:
    """One word of a closed list (varchar and a check in the DDL)."""
    allowed = list(values)

    def known(column: pl.Expr) -> pl.Expr:
        return column.is_in(allowed)

    return dy.String(nullable=nullable, check=known, description=description, metadata={"one_of": allowed})


def words(description: str) -> dy.List:
    """A list of words, empty where there are none."""
    return dy.List(dy.String(), nullable=True, description=description)


def count(description: str) -> dy.Int32:
    """A number of things, null where unknown."""
    return dy.Int32(nullable=True, min=0, description=description)


def number(description: str) -> dy.Int32:
    """A reference to a running number of the same article, null where there is none."""
    return dy.Int32(nullable=True, min=0, description=description)


def start_char(what: str) -> dy.Int32:
    """Where a span opens: offset in Unicode code points into `core.article.body`."""
    return dy.Int32(min=0, description=f"start of {what}, in code points of the body")


def end_char(what: str) -> dy.Int32:
    """Where a span closes (half-open)."""
    return dy.Int32(min=0, description=f"end of {what} (half-open)")


def maybe_char(what: str) -> dy.Int32:
    """A span edge that may be missing."""
    return dy.Int32(nullable=True, min=0, description=what)


def share(description: str, *, nullable: bool = False) -> dy.Float64:
    """A score from 0 to 1."""
    return dy.Float64(nullable=nullable, min=0.0, max=1.0, description=description)


def flag(description: str) -> dy.Bool:
    """Yes or no, always known."""
    return dy.Bool(description=description)


def day(description: str) -> dy.Date:
    """A calendar day, null where unknown."""
    return dy.Date(nullable=True, description=description)


def moment(description: str, *, nullable: bool = True) -> dy.Datetime:
    """A point in time, UTC."""
    return dy.Datetime(nullable=nullable, time_zone="UTC", time_unit="us", description=description)


def model() -> dy.String:
    """Which language model read the row, `name@version`."""
    return dy.String(nullable=True, description="language model that read it, name@version")
