"""The published figures with their roles, as the committed list gives them; nothing here fits or compares.

The list is read from ``seed/data/published_figures.csv``; its SHA-256 is pinned, so that no role can change unseen.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import Final

from ..seedfiles import data_folder, open_text

FILE: Final = "published_figures.csv"
PINNED_SHA256: Final = "cf27382fde2829766d4d51f45438f43083603d42c69d1d8f1f1ac240985f2c89"
"""SHA-256 of the list's bytes, written down before the first run of the model."""

_REMEDY: Final = "Install the full package or work from a checkout: without the list there is nothing to compare."
_GRADES: Final = frozenset("PMm")


class Role(StrEnum):
    """What a figure is for."""

    CALIBRATES = "calibrates"
    HELD_OUT = "held-out"
    NOT_COMPARED = "not-compared"


class Relation(StrEnum):
    """What a source says about its number."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One published figure.

    Parameters
    ----------
    id : str
    place, period_start, period_end : str
        Where, and from when to when: a year, month or day; "" where unknown.
    quantity : str
        What was counted; units are in its name.
    relation : Relation
    value : float
        The number, the lower one of two.
    value_to : float or None
        The higher number of two; None but for `Relation.BETWEEN`.
    base : float or None
        What the number is a part of, or belongs to.
    base_what : str
    source, grade, reported_by, address : str
    role : Role
    why : str
        Why it has this role.
    """

    id: str
    place: str
    period_start: str
    period_end: str
    quantity: str
    relation: Relation
    value: float
    value_to: float | None
    base: float | None
    base_what: str
    source: str
    grade: str
    reported_by: str
    address: str
    role: Role
    why: str


class FiguresError(ValueError):
    """The list of figures cannot be used; the message names the row and says what to do."""


def load_figures(data: Traversable | None = None) -> tuple[PublishedFigure, ...]:
    """Return the published figures in the order of the list.

    Parameters
    ----------
    data : Traversable, optional
        Folder of the list; by default the shipped one.

    Raises
    ------
    SeedFileMissingError
        If the list is not installed.
    FiguresError
        If a row is no figure, or two share an id.
    """
    with open_text(data_folder() if data is None else data, FILE, remedy=_REMEDY) as lines:
        figures = tuple(_figure(row) for row in csv.DictReader(lines))
    ids = [figure.id for figure in figures]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise FiguresError(f"{FILE}: the id {twice[0]} stands there twice; give every figure its own")
    return figures


def list_sha256(data: Traversable | None = None) -> str:
    """Return the SHA-256 of the list's bytes, in hexadecimal."""
    folder = data_folder() if data is None else data
    return hashlib.sha256((folder / FILE).read_bytes()).hexdigest()


def with_role(figures: tuple[PublishedFigure, ...], role: Role) -> dict[str, PublishedFigure]:
    """Return the figures of one role by their ids."""
    return {figure.id: figure for figure in figures if figure.role is role}


def _figure(row: dict[str, str]) -> PublishedFigure:
    words = {name: row[name] for name in _WORDS}
    try:
        figure = PublishedFigure(
            **words,
            relation=Relation(row["relation"]),
            value=float(row["value"]),
            value_to=_number(row["value_to"]),
            base=_number(row["base"]),
            role=Role(row["role"]),
        )
    except ValueError as error:
        raise FiguresError(
            f"{FILE}, {row['id']}: {error}; see published_figures.md for what a column may hold"
        ) from None
    return _checked(figure)


def _checked(figure: PublishedFigure) -> PublishedFigure:
    if (figure.relation is Relation.BETWEEN) != (figure.value_to is not None):
        raise FiguresError(f"{FILE}, {figure.id}: value_to stands beside between, and beside nothing else")
    if figure.grade not in _GRADES or not figure.why or not figure.reported_by:
        raise FiguresError(f"{FILE}, {figure.id}: give a grade (P, M or m), who reported it, and why it has its role")
    return figure


def _number(text: str) -> float | None:
    return float(text) if text else None


_WORDS: Final = (
    *("id", "place", "period_start", "period_end", "quantity", "base_what"),
    *("source", "grade", "reported_by", "address", "why"),
)
