"""Claims on legal demands: what a paper gives, who is told before, what is sealed, what is too broad, emergencies."""

from __future__ import annotations

from typing import Any, Final

from ..policy.regime import Regime
from .claim import (
    ALL_NINE,
    CONTRAST,
    OPEN_ERAS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Tape,
    Witness,
    expecting,
)
from .legal_papers import NAMED, Desk
from .scene import is_done
from .walk import API

_ERAS: Final = (*OPEN_ERAS, WITHOUT_REQUESTS)
_HALF_A_YEAR_DAYS: Final = 185
_FILED: Final = f"POST {API}/officer/demands"


def content(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Demand footage on lesser papers and on a consent that nobody gave; then on a warrant, and look elsewhere."""
    desk = Desk(bench.site(regime))
    lesser = ("subpoena", "court-order", "verified-consent")
    first = tape.below(len(lesser))
    bodies = [desk.paper(kind) for kind in (*lesser[first:], *lesser[:first])]
    filed = {str(body["kind"]): desk.file(body) for body in bodies}
    complied = {kind: one for kind, one in filed.items() if one and is_done(desk.comply(one))}
    warrant = desk.granted(desk.paper("warrant"))
    desk.wait()
    for kind, demand_id in complied.items():
        if desk.clips(demand_id):
            return Witness("officer", _FILED, f"footage on a {kind}")
    clips = desk.clips(warrant)
    if not clips:
        message = "a warrant yielded nothing: this world cannot show what a lesser paper yields"
        raise RuntimeError(message)
    other = desk.site.reader("other-officer")
    for path in (f"demands/{warrant}", f"productions/{clips[0]['id']}/footage"):
        if is_done(other.get(f"{API}/officer/{path}")):
            return Witness("other-officer", f"GET {API}/officer/{path}", "another agency's demand")
    return None


def told_before(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Watch day by day whether a resident was told before anything left."""
    del tape
    desk = Desk(bench.site(regime))
    demand_id = desk.granted(desk.paper("warrant"))
    told = bool(desk.told())
    for _ in range(10):
        desk.wait(1)
        if desk.clips(demand_id):
            return None if told else Witness(NAMED, f"GET {API}/me/demands", "footage left before any word")
        told = bool(desk.told())
    message = "a warrant yielded nothing: this world cannot show who is told before"
    raise RuntimeError(message)


def sealed(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Serve every paper on a household whose cameras seal what they record."""
    if regime.sharing.end_to_end.value != "opt-in":
        raise NothingToTryError
    site = bench.site(regime)
    site.seal(NAMED)
    desk = Desk(site)
    urgent = {"in_danger": "A child.", "no_time": "The car was seen a minute ago."}
    papers: tuple[dict[str, Any], ...] = (desk.paper("warrant"), desk.paper("emergency") | urgent)
    first = tape.below(len(papers))
    for body in (*papers[first:], *papers[:first]):
        if desk.yields(body):
            return Witness("officer", _FILED, f"a sealed clip on a {body['kind']}")
    return None


def overbroad(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Demand what everybody of a street recorded, and half a year of one account."""
    del tape
    desk = Desk(bench.site(regime))
    everybody = desk.file(desk.paper("warrant", name="", street="Puffin Row"))
    if everybody and is_done(desk.comply(everybody)):
        return Witness("legal-reviewer", "the legal desk's word", "complied with a demand for everybody of a street")
    long_ago = desk.file(desk.paper("warrant") | {"window_from": "2015-01-01T00:00:00+00:00"})
    return Witness("officer", _FILED, "a demand for years was taken") if long_ago else None


def emergencies(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Declare emergencies without and with a danger; look for the trail with the resident and in the next report."""
    del tape
    desk = Desk(bench.site(regime))
    body = desk.paper("emergency")
    if desk.file(body):
        return Witness("officer", _FILED, "an emergency in which nobody is in danger")
    demand_id = desk.granted(body | {"in_danger": "A child.", "no_time": "The car was seen a minute ago."})
    desk.wait(1)
    left, told = desk.clips(demand_id), desk.told()
    if len(left) != sum(len(one["produced"]) for one in told if one["kind"] == "emergency"):
        return Witness(NAMED, f"GET {API}/me/demands", f"{len(left)} clips left, and the resident reads of others")
    desk.wait(_HALF_A_YEAR_DAYS)
    reports = desk.site.reader("").get(f"{API}/public/legal-report").json()["halves"]
    if regime.records.legal_report.value == "half-yearly" and not reports:
        return Witness("", f"GET {API}/public/legal-report", "no report of the half-year")
    return None


_UNTOLD: Final = Expected(
    "depends on an assumption",
    "The company promised to tell, and the press doubted that it always did.",
    flips=("legal.tells_the_resident=False",),
)
PAPER_CONTENT: Final = Claim(
    id="paper-content",
    sentence="Footage leaves on a warrant or on its resident's verified consent only, to the agency that demanded it.",
    source="C23",
    threat="data disclosure",
    trial=content,
    sees="one clip on a lesser paper, or one read by another agency",
    expected=expecting(
        ((*_ERAS, *REFERENCES), Expected("no break found", "Every era names a warrant or consent for footage.")),
        ((CONTRAST,), Expected("broken in the model", "Any paper gives anything.")),
    ),
)
TOLD_BEFORE: Final = Claim(
    id="told-before",
    sentence="A resident is told of a demand before anything leaves, unless a court bars it.",
    source="C24",
    threat="unawareness",
    trial=told_before,
    sees="footage that left a day before its resident could read of it",
    sweeps=("legal.tells_the_resident",),
    expected=expecting(
        (_ERAS, _UNTOLD),
        (REFERENCES, Expected("no break found", "The notice comes seven days before.")),
        ((CONTRAST,), Expected("broken in the model", "Nobody is ever told.")),
    ),
)
SEALED_STAYS: Final = Claim(
    id="sealed-stays",
    sentence="What a camera sealed with its resident's own key is produced on no demand.",
    source="C26",
    threat="data disclosure",
    trial=sealed,
    sees="one sealed clip, open or as its box",
    expected=expecting(
        (
            tuple(one for one in ALL_NINE if one not in {"heat-map-2018", "video-request-2019", CONTRAST}),
            Expected("no break found", "Nobody but the resident has the key."),
        ),
        (
            ("heat-map-2018", "video-request-2019", CONTRAST),
            Expected("outside the model", "No camera seals its clips under these rules."),
        ),
    ),
)
OVERBROAD: Final = Claim(
    id="overbroad",
    sentence="A demand that names no account, or years of one, is objected to.",
    source="C22",
    threat="data disclosure",
    trial=overbroad,
    sees="one demand for a street that is complied with, or one for years that is taken",
    expected=expecting(
        ((*_ERAS, *REFERENCES), Expected("no break found", "The company narrows demands.")),
        ((CONTRAST,), Expected("broken in the model", "Nothing is narrowed.")),
    ),
)
EMERGENCIES: Final = Claim(
    id="emergencies",
    sentence="Footage that left in an emergency is told to its resident, and the half-year's report is published.",
    source="C25, I15",
    threat="non-compliance",
    trial=emergencies,
    sees="one clip of which its resident does not read within a day, or a report that is missing",
    sweeps=("legal.tells_the_resident",),
    expected=expecting(
        (_ERAS, _UNTOLD),
        (REFERENCES, Expected("no break found", "The resident is told as soon as it left.")),
        ((CONTRAST,), Expected("broken in the model", "Nobody is ever told.")),
    ),
)
LEGAL_CLAIMS: Final = (PAPER_CONTENT, TOLD_BEFORE, SEALED_STAYS, OVERBROAD, EMERGENCIES)
