"""What a regime is: every number and switch that the rules read, each with its source or its assumption.

This module holds the types only. The regimes themselves are the constants in ``regimes/``, one a file, and
they contain no ``if``. A regime reconstructs *documented rules*, never a company's system.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Final, Generic, Literal, TypeVar

V = TypeVar("V")

Delivery = Literal["e-mail", "public-post", "notice"]
Targeting = Literal["exact-place", "touched-cells"]
ContactField = Literal["name", "address", "email"]


@dataclass(frozen=True, slots=True)
class Known(Generic[V]):
    """A value that a source documents (or, for our own regimes, one that we chose).

    Parameters
    ----------
    value : V
        The value the rules read.
    source : str
        A key of ``regimes/sources.py``.
    """

    value: V
    source: str

    @property
    def is_assumption(self) -> bool:
        """Whether the value stands in for something nobody documented."""
        return False


@dataclass(frozen=True, slots=True)
class Unknown(Generic[V]):
    """A value that was looked for and not found, with the assumption that runs in its place.

    Parameters
    ----------
    assumed : V
        The assumption that the rules run with.
    swept : tuple of V
        The range (or the alternatives) over which a verdict must hold before it counts.
    why : str
        Why this assumption was taken.
    """

    assumed: V
    swept: tuple[V, ...]
    why: str

    @property
    def value(self) -> V:
        """The assumption, under the name by which rules read every setting."""
        return self.assumed

    @property
    def is_assumption(self) -> bool:
        """Whether the value stands in for something nobody documented."""
        return True


Setting = Known[V] | Unknown[V]

FINEST_CELL_LEVEL: Final = 17
"""Quadtree level of the zones in which cameras are kept: about 245 m wide at 37 degrees north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRules:
    """What an agency's map shows about cameras, and how coarsely."""

    shows_cameras: Setting[bool]
    """Whether any camera-derived layer exists for agencies."""
    heat_cell_level: Setting[int]
    """Quadtree level (Web-Mercator zoom) of one heat cell; 17 is about 245 m wide at 37 degrees north."""
    circles_from_zoom: Setting[int]
    """Map zoom from which single circles replace the heat layer."""
    circle_jitter_m: Setting[float]
    """Largest displacement of a circle's centre from the camera, metres, uniform in the disc."""
    circle_decimals: Setting[int]
    """Decimal places of a published circle centre, degrees."""
    smallest_group: Setting[int]
    """A heat cell with fewer cameras than this is not shown."""
    hides_opted_out: Setting[bool]
    """Whether a household that opted out of requests also leaves the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRules:
    """Which footage requests an agency may file."""

    is_open: Setting[bool]
    """Whether the request tool exists at all."""
    case_number_required: Setting[bool]
    """Whether a case or reference number must be given."""
    contact_required: Setting[bool]
    """Whether an investigator's e-mail address or telephone number must be given."""
    posting_permission_required: Setting[bool]
    """Whether an account needs the permission that its administrator grants."""
    min_area_sq_mi: Setting[float]
    """Smallest area, geodesic square miles."""
    max_area_sq_mi: Setting[float]
    """Largest area, geodesic square miles."""
    min_window_minutes: Setting[int]
    """Shortest time window, minutes."""
    max_window_minutes: Setting[int]
    """Longest time window, minutes."""
    look_back_days: Setting[int]
    """Oldest moment a window may begin, days before filing."""
    adjoin_m: Setting[float]
    """How far outside the area its incident may lie and still adjoin it, metres."""
    max_posts_per_case: Setting[int | None]
    """Requests one case may have in all; None means no limit."""
    reviewed_before_sending: Setting[bool]
    """Whether a moderator of the company must approve a request before it is delivered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRules:
    """How a request reaches residents, and which."""

    form: Setting[Delivery]
    """How residents get it: a message by e-mail, a public post with a push notice, or a notice from the company."""
    delay_minutes: Setting[int]
    """Simulated minutes from filing (or approval) to delivery."""
    targeting: Setting[Targeting]
    """Whether cameras are chosen by their exact place, or by the cells that the area touches."""
    cell_level: Setting[int]
    """Quadtree level of those cells, at most `FINEST_CELL_LEVEL`; it chooses nobody where targeting is exact."""
    opt_out_stops_requests: Setting[bool]
    """Whether a standing opt-out ends all later requests to the household."""

    def __post_init__(self) -> None:
        """Refuse cells finer than the zones in which cameras are kept: nobody would be found in them."""
        if self.cell_level.value > FINEST_CELL_LEVEL:
            message = f"delivery.cell_level is {self.cell_level.value}; the finest zones have level {FINEST_CELL_LEVEL}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingRules:
    """What leaves with a clip that a resident shares, and for how long."""

    contact_fields: Setting[tuple[ContactField, ...]]
    """What is disclosed about the resident along with the footage."""
    cloud_days: Setting[int]
    """Days for which the company keeps a clip."""
    agency_days: Setting[int | None]
    """Days after which a released copy can no longer be fetched through the portal; None means never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsRules:
    """What is kept about requests, and who may read it."""

    response_totals_to_agency: Setting[bool]
    """Whether an agency is given counts of residents asked, sharing, declining and silent."""
    public_register: Setting[bool]
    """Whether the full text of every delivered request is public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """One set of rules: an era as its documents describe it, or a regime of our own.

    Parameters
    ----------
    id : str
        The name by which everything refers to it.
    starts, ends : date or None
        First and last day in force (None, None: not part of the dated history).
    secrets : tuple of str
        What the regime promises must not be told apart; sentences, empty where nothing was promised.
    """

    id: str
    title: str
    summary: str
    starts: date | None
    ends: date | None
    secrets: tuple[str, ...]
    map: MapRules
    request: RequestRules
    delivery: DeliveryRules
    sharing: SharingRules
    records: RecordsRules


@dataclass(frozen=True, slots=True)
class Switch:
    """One row of a regime, as tables and pages print it."""

    name: str
    setting: Setting[object]


def switches(regime: Regime) -> Iterator[Switch]:
    """Yield every switch of a regime under its dotted name, in the order of the type.

    Parameters
    ----------
    regime : Regime

    Yields
    ------
    Switch
    """
    for group in (regime.map, regime.request, regime.delivery, regime.sharing, regime.records):
        section = type(group).__name__.removesuffix("Rules").lower()
        for field in fields(group):
            yield Switch(f"{section}.{field.name}", getattr(group, field.name))
