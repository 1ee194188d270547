"""Files of the public map of agencies: made of what the gate let out of the map, and of nothing else.

A table has no place for a credit that does not also stand in the way of whoever reads it: a comment line breaks
readers, and a column repeats one sentence a thousand times. So the table is packed in a zip beside a text of credits,
which travels with it. GeoJSON has members for this, and names the credit in the collection itself.
"""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..policy.facts import CountyLinesFact, MapFileFact
from ..policy.gate import Admitted
from ..policy.released import NothingHere, Refused, Released, ReleasedBytes
from ..policy.wire.agency_map import AgencyMap, ExportAgencyMap, MappedAgency, ReadAgencyMap, ReadCountyLines
from ..policy.wire.base import Bytes, Question
from ..policy.wire.public import NOTICE, AttributionList, ListAttributions
from ..worlds.world import World
from .portal import Caller, LetIn, NotServed, ask, let_in

ZIP: Final = "application/zip"
GEO_JSON: Final = "application/geo+json"
SVG: Final = "image/svg+xml"
SOURCE: Final = "ring_partner_agencies.csv"
_COLUMNS: Final = tuple(name for name in MappedAgency.model_fields if name not in {"x", "y"})
_LINES: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9750 6100" fill="none" stroke="#808080" '
    'stroke-opacity=".45" stroke-width="4"><path d="{}"/></svg>\n'
)

Answer = ReleasedBytes | Refused | NothingHere | NotServed


def fetch(world: World, caller: Caller, question: ExportAgencyMap | ReadCountyLines) -> Answer:
    """Ask for a file of the map of a day, or for the drawing of counties; nothing where its data is not installed."""
    with world.database.reading() as rows:
        let = let_in(world, rows, caller, question)
    if not isinstance(let, LetIn):
        return let
    if isinstance(question, ReadCountyLines):
        path = world.wiring.gazetteer.county_lines
        body = _LINES.format(path).encode() if path else None
        return _stamped(world, let.admitted, CountyLinesFact(path), body, SVG)
    shown = _told(world, caller, ReadAgencyMap(question.day))
    credits_ = _told(world, caller, ListAttributions())
    if not isinstance(shown, AgencyMap) or not isinstance(credits_, AttributionList):
        return world.gate.nothing_here()
    words = _credit(shown, credits_)
    made = _table(shown, words) if question.form == "csv" else _features(shown, words)
    return _stamped(world, let.admitted, MapFileFact(question.form), made, ZIP if question.form == "csv" else GEO_JSON)


def _stamped(world: World, admitted: Admitted[Bytes], fact: object, body: bytes | None, media_type: str) -> Answer:
    decision = world.gate.decide(admitted.question, admitted.standing, (fact,), admitted.regime)
    return world.gate.release_bytes(admitted, decision, body, media_type)


def _told(world: World, caller: Caller, question: Question[Any]) -> object:
    answer = ask(world, caller, question)
    return answer.payload if isinstance(answer, Released) else None


def _credit(shown: AgencyMap, known: AttributionList) -> dict[str, str]:
    """Return what has to be said of the data; the licence's own fields where the register is installed."""
    said = {"notice": NOTICE, "day": shown.day.isoformat(), "agencies": str(shown.count)}
    for one in known.attributions:
        if one.file == SOURCE:
            return said | {
                "title": one.title,
                "credit": one.credit,
                "licence": one.licence,
                "licence_url": one.licence_url,
                "changes": f"{one.changes} Those that counted on the day were chosen.",
            }
    return said


def _table(shown: AgencyMap, words: dict[str, str]) -> bytes:
    """Pack the table and its credits; the same zip to the byte for the same day."""
    text = StringIO()
    table = csv.DictWriter(text, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(one.model_dump(mode="json") for one in shown.agencies)
    told = "".join(f"{name}: {value}\n" for name, value in words.items())
    body = BytesIO()
    with ZipFile(body, "w", ZIP_DEFLATED) as packed:
        for name, content in (("agencies.csv", text.getvalue()), ("CREDITS.txt", told)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, content)
    return body.getvalue()


def _features(shown: AgencyMap, words: dict[str, str]) -> bytes:
    """Write a collection of points, longitude first; an agency without a point has no geometry."""
    collection = {"type": "FeatureCollection", "attribution": words, "features": [_feature(a) for a in shown.agencies]}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _feature(agency: MappedAgency) -> dict[str, Any]:
    told = {name: value for name, value in agency.model_dump(mode="json").items() if name in _COLUMNS}
    lon, lat = told.pop("lon"), told.pop("lat")
    place = {"type": "Point", "coordinates": [lon, lat]} if lon is not None and lat is not None else None
    return {"type": "Feature", "geometry": place, "properties": told}
