"""What templates need to put released values into words and form fields. It adds no knowledge of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from ..policy.geometry import square_around
from ..policy.regimes.sources import SOURCES, Source
from ..policy.wire.agency import IncidentCollection
from ..policy.wire.public import PartnerProperties
from ..policy.wire.regime_sheet import RegimeSheet
from .charts import heard_chart
from .rewording import proposed, rewording

SUGGESTED_SQ_MI: Final = 0.25
"""Size of the square that is suggested around an incident, where the regime's limits allow it."""
SQ_M_PER_SQ_MI: Final = 1609.344**2
MARGIN: Final = timedelta(minutes=30)
"""How far the suggested window reaches beyond the incident's own."""

STATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "in-review": "waits for the company's review",
        "rejected": "rejected in review",
        "queued": "queued for delivery",
        "delivered": "delivered",
        "resolved": "resolved",
        "expired": "its time is over",
        "archived": "archived",
        "withdrawn": "taken back",
    }
)
STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "filed": "Filed by the agency",
        "second-post": "Counted as the second request of its case",
        "approved": "Approved by the company",
        "rejected": "Rejected by the company",
        "queued": "Queued for delivery",
        "delivered": "Delivered; to whom, if to anybody, is not told",
        "amended": "Text changed by the agency",
        "resolved": "Marked as resolved by the agency",
        "withdrawn": "Taken back by the agency",
        "expired": "Its time is over",
        "archived": "Archived: it can be read, not answered",
    }
)
PROHIBITED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lawful-activity": "a lawful gathering or activity",
        "announcement": "an announcement",
        "hate": "hate",
        "profiling": "profiling",
        "harassment": "harassment",
        "victim-identity": "a victim's identity",
        "pressure": "pressure",
    }
)
FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "e-mail": "E-mail to you",
        "prompt": "Prompt in the app",
        "post": "Public post near you",
        "push": "Push message",
        "notice": "Notice from the company",
    }
)
ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "officer": "officer",
        "agency-administrator": "agency administrator",
        "resident": "resident",
        "company-moderator": "company moderator",
        "company-partners": "company partner manager",
        "company-legal": "company legal desk",
        "researcher": "researcher",
    }
)
CONSENT: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("requests", "withdrawn"): "You opted out of requests",
        ("requests", "given"): "You opted in to requests",
        ("requests", "re-confirmed"): "You confirmed that you can be asked",
        ("requests", "expired"): "Your yes to being asked ran out",
        ("requests", "stale"): "The notice about being asked changed, so your yes no longer holds",
        ("map", "given"): "You agreed to be counted on the map",
        ("map", "withdrawn"): "You chose not to be counted on the map",
        ("map", "re-confirmed"): "You confirmed that you are counted on the map",
        ("map", "expired"): "Your yes to the map ran out",
        ("map", "stale"): "The notice about the map changed, so your yes no longer holds",
        ("answer", "requested"): "You were asked for footage",
        ("answer", "given"): "You agreed to share for one request",
        ("answer", "refused"): "You declined one request",
        ("answer", "withdrawn"): "You took your answer to one request back",
        ("answer", "stale"): "The notice of one request changed, so your yes no longer holds",
        ("onward", "requested"): "You were asked whether a clip may be passed on",
        ("onward", "given"): "You agreed that a clip is passed on",
        ("onward", "refused"): "You said no to passing a clip on",
        ("onward", "withdrawn"): "You took your yes to passing a clip on back",
        ("onward", "stale"): "The notice about passing a clip on changed, so your yes no longer holds",
    }
)
SAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "expired": "It ran out; you said so on",
        "stale": "Its notice changed; you said so on",
        "re-confirmed": "You confirmed it on",
    }
)
SCOPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "existence": "that there is a camera",
        "coarse-zone": "its zone",
        "exact-location": "its place",
        "clip-list": "when it recorded",
        "clip": "the pictures",
        "audio": "the sound",
        "contact": "the details about you that the notice names",
    }
)
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": "your name",
        "address": "your address (block and street)",
        "email": "your e-mail address",
        "phone": "your telephone number",
    }
)

CLAUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "promotion": "The agency promotes the service",
        "outreach": "The agency reaches out to residents",
        "statements-approved": "The company approves public statements",
        "wording": "The agency's statements avoid certain words, and the company proposes others",
        "confidentiality": "The terms are confidential, as far as the law allows",
        "call-data": "The agency gives a feed of its calls",
        "camera-donation": "The company gives {number} cameras",
        "credit-per-download": "The agency is credited {usd} US dollars for each resident whom it brings to the feed",
        "subsidy": "{number} homes get {usd} US dollars from the town and {company_usd} from the company for a camera",
    }
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An incident of the agency's own, and what a request about it might say.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.
    area : str
        A square around the incident, GeoJSON.
    """

    id: str
    case_number: str
    category: str
    lon: float
    lat: float
    happened_from: datetime
    happened_to: datetime
    window_from: datetime
    window_to: datetime
    area: str


def setting(regime: RegimeSheet, name: str) -> str:
    """Return the value of a regime's switch as its sheet prints it.

    Raises
    ------
    KeyError
        If the regime has no such switch.
    """
    return {switch.name: switch.value for switch in regime.switches}[name]


def suggestions(incidents: IncidentCollection, regime: RegimeSheet, now: datetime) -> list[Suggestion]:
    """Suggest what a request about each incident might say, within the regime's limits."""
    longest = timedelta(minutes=float(setting(regime, "request.max_window_minutes")))
    smallest = float(setting(regime, "request.min_area_sq_mi"))
    largest = float(setting(regime, "request.max_area_sq_mi"))
    side_m = (max(smallest * 1.2, min(SUGGESTED_SQ_MI, largest * 0.8)) * SQ_M_PER_SQ_MI) ** 0.5
    return [_suggest(feature, longest, side_m, now) for feature in incidents.features]


def _suggest(feature: Any, longest: timedelta, side_m: float, now: datetime) -> Suggestion:
    about = feature.properties
    lon, lat = (float(part) for part in feature.geometry.coordinates[:2])
    begins = about.window_from - MARGIN
    ring = [[round(x, 6), round(y, 6)] for x, y in square_around((lon, lat), side_m)]
    return Suggestion(
        id=about.id,
        case_number=about.case_number,
        category=about.category,
        lon=lon,
        lat=lat,
        happened_from=about.window_from,
        happened_to=about.window_to,
        window_from=begins,
        window_to=min(about.window_to + MARGIN, begins + longest, now),
        area=json.dumps({"type": "Polygon", "coordinates": [ring]}),
    )


def matching(partners: Iterable[Any], wanted: str) -> list[PartnerProperties]:
    """Keep the agencies whose name or state holds the wanted words, in any case."""
    sought = wanted.casefold().split()
    return [
        about
        for about in (feature.properties for feature in partners)
        if all(word in f"{about.agency} {about.state}".casefold() for word in sought)
    ]


def field(moment: datetime) -> str:
    """Write a moment as a form's date and time field wants it; UTC."""
    return f"{moment:%Y-%m-%dT%H:%M}"


def until(begins: datetime, ends: datetime) -> str:
    """Write a span of simulated time, naming a day once where it begins and ends on the same one; UTC.

    A span within one minute is written as the moment at which it begins, with its second.
    """
    if ends - begins < timedelta(minutes=1) and ends.minute == begins.minute:
        return f"{begins.day} {begins:%b %Y, %H:%M:%S} UTC"
    last = f"{ends:%H:%M}" if ends.date() == begins.date() else f"{ends.day} {ends:%b %Y, %H:%M}"
    return f"{begins.day} {begins:%b %Y, %H:%M} \N{EN DASH} {last} UTC"


def later(moment: datetime, minutes: str) -> datetime:
    """Return the moment so many minutes later, as a regime's sheet prints them."""
    return moment + timedelta(minutes=float(minutes))


def sources(regime: RegimeSheet) -> list[Source]:
    """List the sources that a regime's switches or their assumptions name, the regime's own first."""
    cited = {word for switch in regime.switches for word in re.findall(r"[\w-]+", switch.source)}
    own = [Source(source.key, source.grade, source.title, source.address) for source in regime.sources]
    return [*own, *(source for key, source in SOURCES.items() if key in cited)]


def in_english(code: str) -> str:
    """Write a code such as ``public-post`` as words."""
    return code.replace("-", " ").replace("_", " ")


FILTERS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "clause": lambda term: CLAUSES[term.name].format(**term.model_dump()),
        "consent": lambda entry: CONSENT.get((entry.purpose, entry.kind), f"{entry.purpose}: {entry.kind}"),
        "english": in_english,
        "field": field,
        "form": lambda form: ", ".join(FORMS.get(channel, channel) for channel in form.split("+")),
        "heard_chart": heard_chart,
        "later": later,
        "matching": matching,
        "role": lambda role: ROLES.get(role, role),
        "said": lambda line: SAID.get(line.kind, "You said so on"),
        "scope": lambda scope: SCOPES.get(scope, scope),
        "setting": setting,
        "sources": sources,
        "proposed": proposed,
        "rewording": rewording,
        "prohibited": lambda category: PROHIBITED.get(category, category),
        "step": lambda step: STEPS.get(step, step),
        "state": lambda state: STATES.get(state, state),
        "suggestions": suggestions,
        "until": until,
        "told": lambda name: FIELDS.get(name, name),
    }
)
"""The filters that templates use beyond the environment's own."""
