"""Claim: what a regime of ours promises to keep apart, nobody else can tell apart, pair by pair.

Each pair is two worlds that differ in nothing else. Two houses of one cell are tried with what a stranger
can do about a place: object to clips from a block, before the resident shares. Counts are published without noise
here: what does not show in them shows behind noise even less, and a pair that only noise keeps apart may move one
household in one cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ..policy.promise import SecretPair
from ..policy.regime import Regime
from .acting import Replayed, answer, file_request, notices_of
from .claim import ALL_NINE, REFERENCES, Bench, Claim, Expected, NothingToTryError, Site, Tape, Witness, expecting
from .noise_budget import EPOCH_DAYS, counting_site, small_cells
from .posting import comment_below, publish_post
from .silence import compare
from .walk import API

_INCIDENTS: Final = 6
_DAY_MINUTES: Final = 24 * 60
_MAP: Final = (f"{API}/officer/map", "/officer")
"""Where counts can be read: the map's own addresses, and the page that holds it."""
_IN_A_LARGE_CELL: Final = "third-resident"
"""Whose cell holds a house further than 50 m from every house of the block that this resident lives in."""
Play = Callable[[Site], None]


def _nothing(site: Site) -> None:
    del site


def _choose(site: Site, purpose: str, *, agree: bool, who: str = "resident", **about: str) -> None:
    resident = site.reader(who)
    told = resident.get(f"{API}/me/choices").json()[f"{purpose}_notice"]
    body: dict[str, Any] = {"purpose": purpose, "agree": agree, "notice_version": told["version"], **about}
    _must(resident.write("POST", f"{API}/me/choices", body).status, "a lasting choice")


def _opt_out(site: Site) -> None:
    _choose(site, "requests", agree=False)


def _agree_to_the_map(site: Site, who: str = "resident") -> None:
    _choose(site, "map", agree=True, who=who)


def _refuse_the_agency(site: Site) -> None:
    for agency in site.reader("resident").get(f"{API}/me/choices").json()["agencies"]:
        _choose(site, "requests", agree=False, agency_id=agency["id"])


def _take_down(site: Site) -> None:
    site.take_down("resident")


def _move(site: Site) -> None:
    site.move_nearby(_IN_A_LARGE_CELL)


def _decline(site: Site) -> None:
    resident = site.reader("resident")
    for position, notice in enumerate(notices_of(resident)):
        answer(resident, notice["id"], "decline", f"pair-decline-{position:02d}")


def _read(site: Site) -> None:
    resident = site.reader("resident")
    for notice in notices_of(resident):
        resident.get(f"{API}/me/notices/{notice['id']}")
        resident.get(f"/me/notices/{notice['id']}")


@dataclass(frozen=True, slots=True)
class _Two:
    """What differs between the two worlds of a pair: before the requests, after them, and a day later.

    Parameters
    ----------
    who : str
        The resident whom the pair is about.
    objected : bool
        Whether, in both worlds, the resident posts in the feed, somebody objects with success at the block that is this
        resident's in the first, and the resident shares after that.
    """

    before: tuple[Play, Play] = (_nothing, _nothing)
    after: tuple[Play, Play] = (_nothing, _nothing)
    later: tuple[Play, Play] = (_nothing, _nothing)
    on_the_map: bool = True
    who: str = "resident"
    objected: bool = False


EXPERIMENTS: Final = MappingProxyType(
    {
        ("has a camera in this cell", "has none"): _Two(before=(_nothing, _take_down)),
        ("has its camera at this house", "has it at another house of the same cells"): _Two(
            before=(_nothing, _move), who=_IN_A_LARGE_CELL, objected=True
        ),
        ("was asked", "was not asked"): _Two(before=(_nothing, _refuse_the_agency)),
        ("declined", "ignored the request"): _Two(after=(_decline, _nothing)),
        ("ignored the request", "opted out"): _Two(before=(_nothing, _opt_out)),
        ("opted out", "has no camera"): _Two(before=(_opt_out, _take_down)),
        ("saw the notice at once and shared nothing", "saw it late and shared nothing"): _Two(
            after=(_read, _nothing), later=(_nothing, _read)
        ),
        ("opted in to the map", "did not"): _Two(before=(_agree_to_the_map, _nothing), on_the_map=False),
    }
)
"""The two worlds of each pair that a regime may promise, by its two facts."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Try every pair that the regime promises, and return the first that somebody else can tell apart."""
    if regime.promise is None:
        raise NothingToTryError
    first = tape.below(_INCIDENTS)
    tried = [(pair, _experiment(pair)) for pair in regime.promise.pairs]
    about = sorted({two.who for _, two in tried})
    incidents = {who: _reaching(bench.site(regime), first, who) for who in about}
    found = ((pair, _told_apart(bench, regime, pair, two, incidents[two.who])) for pair, two in tried)
    return next((_named(pair, seen) for pair, seen in found if seen is not None), None)


def _experiment(pair: SecretPair) -> _Two:
    two = EXPERIMENTS.get((pair.one, pair.other))
    if two is None:
        message = f'no experiment tries "{pair.one}" against "{pair.other}": write one in claims/promised_pairs.py'
        raise LookupError(message)
    return two


def _reaching(site: Site, first: int, who: str) -> int:
    """Return an incident about which a request asks a resident for clips, by its place in the officer's list.

    Raises
    ------
    RuntimeError
        If there is none: then no world can show anything about a pair.
    """
    for number in range(_INCIDENTS):
        file_request(site, Replayed((first + number,)), number)
        site.pass_minutes(30)
        if any(notice["clips"] for notice in _told(site, who)):
            return first + number
    message = f"no incident on record asks {who} for clips: this world cannot show anything about a pair"
    raise RuntimeError(message)


def _told(site: Site, who: str) -> list[dict[str, Any]]:
    """Return what a resident is told with each notice, the newest first."""
    resident = site.reader(who)
    return [resident.get(f"{API}/me/notices/{notice['id']}").json() for notice in notices_of(resident)]


def _told_apart(bench: Bench, regime: Regime, pair: SecretPair, two: _Two, incident: int) -> Witness | None:
    counted = regime.map.layer.value == "counts"
    exact = small_cells(regime, epsilon_total=None)
    one, other = (counting_site(bench, exact) if counted else bench.site(regime) for _ in range(2))
    for which, site in enumerate((one, other)):
        _play(site, regime, two, which, incident, counted=counted and two.on_the_map)
    if not pair.within_epsilon:
        return compare(one, other, owner=two.who)
    return _more_than_one(one, other) or compare(one, other, but=_MAP, owner=two.who)


def _play(site: Site, regime: Regime, two: _Two, which: int, incident: int, *, counted: bool) -> None:
    """Live through one of the two worlds; the household said yes to the map first, where there is one."""
    if counted:
        _agree_to_the_map(site, two.who)
    home = site.reader(two.who).get(f"{API}/me").json()["home"]
    two.before[which](site)
    if two.objected:
        comment_below(site, "neighbor", publish_post(site, two.who, regime))
    file_request(site, Replayed((incident,)), 0)
    site.pass_minutes(30)
    two.after[which](site)
    if two.objected:
        _object(site, two.who, home)
    site.pass_minutes(_DAY_MINUTES)
    two.later[which](site)
    site.pass_minutes(EPOCH_DAYS * _DAY_MINUTES)  # so that the next counts are compared


def _object(site: Site, who: str, home: str) -> None:
    """Let a stranger object to what was filmed at a block, and the company uphold it; then the resident shares."""
    told = _told(site, who)[0]
    block, _, street = home.partition(" block of ")
    body = {"street": street, "block": int(block), "words": "I was visiting a friend."}
    window = {"window_from": told["window_from"], "window_to": told["window_to"]}
    _must(site.reader("").write("POST", f"{API}/public/objections", body | window).status, "an objection")
    moderator = site.reader("moderator")
    for one in moderator.get(f"{API}/company/objections").json()["objections"]:
        path = f"{API}/company/objections/{one['id']}/decision"
        _must(moderator.write("POST", path, {"uphold": True}).status, "the word on an objection")
    answer(site.reader(who), told["id"], "share", "pair-share-00")


def _more_than_one(one: Site, other: Site) -> Witness | None:
    """Return what shows if counts differ by more than one household in one cell: more than noise is made for."""
    cells = [site.reader("officer").get(f"{API}/officer/map/counts").json()["cells"] for site in (one, other)]
    apart = [abs(left["count"] - right["count"]) for left, right in zip(*cells, strict=True)]
    return Witness("officer", f"GET {API}/officer/map/counts", f"counts {apart} apart") if sum(apart) > 1 else None


def _named(pair: SecretPair, seen: Witness) -> Witness:
    return Witness(seen.reader, seen.where, f'"{pair.one}" against "{pair.other}": {seen.what}')


def _must(status: int, what: str) -> None:
    if status != 200:  # noqa: PLR2004 - done
        message = f"{what} was not taken: {status}; the experiment would show nothing"
        raise RuntimeError(message)


PROMISED_PAIRS: Final = Claim(
    id="promised-pairs",
    sentence="What our own rules promise to keep apart, nobody else can tell apart, beyond what noise is made for.",
    source="design: secret pairs of the reference regimes",
    threat="detecting",
    trial=trial,
    sees="one byte, header or status that differs; in exact counts, more than one household in one cell",
    expected=expecting(
        (
            tuple(regime_id for regime_id in ALL_NINE if regime_id not in REFERENCES),
            Expected("outside the model", "These rules promise no pair."),
        ),
        (REFERENCES, Expected("no break found", "What others see follows from shares, and on the map from its yes.")),
    ),
)
