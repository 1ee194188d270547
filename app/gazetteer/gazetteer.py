"""The shipped reference data as one frozen object, which a portal's wiring holds; each file is read when first needed.

Every file may be absent: what it would hold is then empty, and the portal says so where it shows it.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from ..policy.facts import KnownAgencyFact, PlaceFact, PublicCountFact, StateFact
from .seedfiles import data_folder, open_text
from .states import POSTAL
from .topology import Topology

_REMEDY: Final = "The map of agencies then has no such part; everything else works."
_MOST: Final = 50
"""As many agencies as one look-up returns."""
_LONGEST: Final = 40


@dataclass(frozen=True)
class Gazetteer:
    """Boundaries, places, residents and the FBI's agencies.

    Parameters
    ----------
    folder : Traversable
        Where the data files lie; by default the shipped ones.
    """

    folder: Traversable = field(default_factory=data_folder)

    @cached_property
    def topology(self) -> Topology | None:
        """The drawing of counties and states, 975 x 610; None without its file."""
        name = "us_counties_albers_topo.json"
        if not (self.folder / name).is_file():
            return None
        with open_text(self.folder, name, remedy=_REMEDY) as file:
            return Topology.read(json.load(file))

    @cached_property
    def states(self) -> tuple[StateFact, ...]:
        """The 50 states and the District of Columbia, by name, each with its outline; empty without the drawing."""
        if self.topology is None:
            return ()
        shapes = sorted(self.topology.objects["states"], key=lambda shape: str(shape["properties"]["name"]))
        return tuple(
            StateFact(
                code=POSTAL[shape["id"]],
                name=shape["properties"]["name"],
                inhabitants=self.inhabitants.get(POSTAL[shape["id"]]),
                path=self.topology.path(shape),
            )
            for shape in shapes
        )

    @cached_property
    def county_lines(self) -> str:
        """The borders between counties of one state as an SVG path in tenths of a unit; "" without the drawing."""
        return self.topology.inner_lines("counties", "states") if self.topology else ""

    @cached_property
    def inhabitants(self) -> Mapping[str, int]:
        """Residents by state's postal code, summed over its counties (2017)."""
        found: Counter[str] = Counter()
        for row in self._rows("us_county_population_2017.csv"):
            code = POSTAL.get(row["fips"][:2])
            if code:
                found[code] += int(row["population"])
        return MappingProxyType(dict(found))

    @cached_property
    def zips(self) -> Mapping[str, PlaceFact]:
        """ZIP code -> its point."""
        return MappingProxyType(
            {
                row["zip"]: PlaceFact(f"{row['zip']} {row['place']}", row["state"], _number(row, "lon"), _lat(row))
                for row in self._rows("us_zip_centroids.csv")
            }
        )

    @cached_property
    def towns(self) -> Mapping[str, tuple[PlaceFact, ...]]:
        """Name of a place in lower case -> the places of that name, the largest first."""
        found: dict[str, list[tuple[int, PlaceFact]]] = {}
        for row in self._rows("us_cities.csv"):
            place = PlaceFact(row["name"], row["state"], _number(row, "lon"), _lat(row))
            found.setdefault(row["name"].casefold(), []).append((-int(row["population"] or 0), place))
        return MappingProxyType(
            {name: tuple(one for _, one in sorted(held, key=_size)) for name, held in found.items()}
        )

    @cached_property
    def agencies(self) -> tuple[KnownAgencyFact, ...]:
        """Every agency of the FBI's list of September 2018, in its order. None of them acts in a world."""
        return tuple(
            KnownAgencyFact(row["ori"], row["agency_name"], row["agency_type"], row["county"], row["state"])
            for row in self._rows("us_law_enforcement_agencies.csv")
        )

    @cached_property
    def public_counts(self) -> tuple[PublicCountFact, ...]:
        """The numbers of partner agencies that the press and the company gave, by day."""
        return tuple(
            PublicCountFact(
                row["as_of"],
                int(row["count"]),
                row["what_was_counted"],
                row["reported_by"],
                int(row["agency_file_count_same_day"]) if row["agency_file_count_same_day"] else None,
                row["note"],
            )
            for row in self._rows("ring_public_counts.csv")
        )

    def find_place(self, text: str) -> PlaceFact | None:
        """Find what a ZIP code, or the name of a place with or without ", ST", means; the largest of several.

        Parameters
        ----------
        text : str
            As somebody typed it.
        """
        wanted = " ".join(text.split())
        if wanted.isascii() and wanted.isdigit():
            return self.zips.get(wanted)
        name, _, state = (part.strip() for part in wanted.partition(","))
        places = self.towns.get(name.casefold(), ())
        return next((one for one in places if not state or one.state == state.upper()), None)

    def find_agencies(self, text: str) -> tuple[KnownAgencyFact, ...]:
        """List the first agencies of the FBI's list whose name holds every word; an ORI code finds its own."""
        words = text.casefold().replace(",", " ").split()[:_LONGEST]
        if not words:
            return ()
        found = (one for one in self.agencies if one.ori.casefold() == words[0] or _holds(one, words))
        return tuple(one for one, _ in zip(found, range(_MOST), strict=False))

    def _rows(self, name: str) -> list[dict[str, str]]:
        if not (self.folder / name).is_file():
            return []
        with open_text(self.folder, name, remedy=_REMEDY) as lines:
            return list(csv.DictReader(lines))


def _holds(agency: KnownAgencyFact, words: list[str]) -> bool:
    said = f"{agency.name} {agency.state}".casefold().split()
    return all(any(one.startswith(word) for one in said) for word in words)


def _number(row: Mapping[str, str], column: str) -> float:
    return float(row[column])


def _lat(row: Mapping[str, str]) -> float:
    return _number(row, "lat")


def _size(held: tuple[int, PlaceFact]) -> tuple[int, str]:
    return held[0], held[1].state
