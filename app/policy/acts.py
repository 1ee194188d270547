"""What the company does on its own account, judged by the same rules as questions are.

An act has no asker: publishing, delivering and releasing run as the company, on the world's agenda or on a
resident's choice. The rules decide which facts each act covers.
"""

from __future__ import annotations

from dataclasses import dataclass

from .cells import Cell
from .geometry import Ring


@dataclass(frozen=True, slots=True)
class Publish:
    """Put the cameras on the agencies' map, as far as the regime shows any."""

    now_us: int


@dataclass(frozen=True, slots=True)
class Deliver:
    """Bring a request to the residents whose camera lies inside its area.

    Parameters
    ----------
    area : Ring
        The request's area, (lon, lat) degrees.
    cells : frozenset of Cell
        The cells that the area touches; read only where the regime chooses cameras by cell.
    now_us : int
        Simulated time, microseconds.
    """

    area: Ring
    cells: frozenset[Cell]
    now_us: int


@dataclass(frozen=True, slots=True)
class Share:
    """Release the clips that a resident chose in answer to a request.

    Parameters
    ----------
    household_id : str
        The household of the resident who chose.
    chosen : frozenset of str
        Ids of the clips that the resident chose.
    opted_out : bool
        Whether that household's standing choice, read in the same transaction, is an opt-out.
    from_us, to_us : int
        The request's window, simulated microseconds.
    now_us : int
        Simulated time, microseconds.
    """

    household_id: str
    chosen: frozenset[str]
    opted_out: bool
    from_us: int
    to_us: int
    now_us: int


Act = Publish | Deliver | Share
