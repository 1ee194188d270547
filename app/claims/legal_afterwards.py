"""Claims on what follows a legal demand: whom it concerns after somebody moved, and a warrant after a refusal."""

from __future__ import annotations

from typing import Any, Final

from ..policy.regime import Regime
from .acting import Copied
from .claim import (
    ALL_NINE,
    CONTRAST,
    NO_REQUESTS,
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
from .legal_papers import DAY_MINUTES, NAMED, Desk
from .scene import ask, is_done, is_refused
from .walk import API

_NEWCOMER: Final = "newcomer"
_OWN: Final = f"GET {API}/me/demands"
_ANSWER: Final = f"GET {API}/officer/demands/..."


def concerns(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let somebody move in after a demand was filed, and the one whom it names move out; then let its term pass."""
    del tape
    desk = Desk(bench.site(regime))
    demand_id = desk.file(desk.paper("warrant", wants=("content", "account-data")))
    desk.wait(1)
    desk.site.housemate(_NEWCOMER, NAMED, newly=True)
    name = str(desk.site.reader(_NEWCOMER).get(f"{API}/me").json()["name"])
    if not demand_id or not is_done(desk.comply(demand_id)):
        message = "a sound warrant was refused: this world cannot show whom one concerns"
        raise RuntimeError(message)
    desk.site.reader(NAMED).write("POST", f"{API}/me/move-out")
    desk.wait()
    return _moved(desk, regime, demand_id, name) or _term(desk, regime, demand_id)


def _moved(desk: Desk, regime: Regime, demand_id: str, name: str) -> Witness | None:
    newcomer = desk.site.reader(_NEWCOMER)
    if newcomer.get(f"{API}/me/demands").json()["demands"] or newcomer.get(f"{API}/me/record").json()["demands"]:
        return Witness(_NEWCOMER, _OWN, "a demand from before they moved in")
    if name in {one.get("name") for one in _read(desk, demand_id)["accounts"]}:
        return Witness("officer", _ANSWER, "account data of whoever moved in later")
    if regime.legal.tells_the_resident.value and not desk.told():
        return Witness(NAMED, _OWN, "nothing for whoever moved out after the demand was filed")
    return None


def _term(desk: Desk, regime: Regime, demand_id: str) -> Witness | None:
    """Fetch what was produced within its term, and once more when that is over."""
    clips, days = desk.clips(demand_id), regime.sharing.agency_days.value
    if not clips:
        message = "a warrant yielded nothing: this world cannot show how long that stays"
        raise RuntimeError(message)
    paths = [f"{API}/officer/productions/{clips[0]['id']}/{what}" for what in ("footage", "evidence")]
    officer = desk.site.reader("officer")
    if not all(is_done(officer.get(path)) for path in paths):
        return Witness("officer", f"GET {paths[0]}", "a produced clip cannot be fetched within its term")
    if days is None:
        return None
    desk.site.pass_minutes(days * DAY_MINUTES)
    late = [path for path in paths if not is_refused(officer.get(path))]
    return Witness("officer", f"GET {late[0]}", "a produced clip past its term") if late else None


def bypass(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let a resident decline in one world and keep silent in another; then serve a warrant in both, and compare."""
    if not regime.request.is_open.value or not {"decline", "hide"} & set(regime.sharing.choices.value):
        raise NothingToTryError
    which, seen = Copied(tape.below(6)), list[dict[str, Any]]()
    for declines in (True, False):
        scene = ask(bench.site(regime), regime, which, NAMED)
        if declines:
            scene.answer("decline")
        desk = Desk(scene.site)
        demand_id = desk.granted(desk.paper("warrant"))
        desk.wait()
        seen.append(_read(desk, demand_id))
        if not seen[-1]["clips"]:
            message = "a warrant yielded nothing: this world cannot show what a refusal is worth against one"
            raise RuntimeError(message)
        if not any(one["produced"] for one in desk.told()):
            return Witness(NAMED, _OWN, "footage left past a refusal, and the resident reads nothing of it")
    return None if seen[0] == seen[1] else Witness("officer", _ANSWER, "whether the resident had refused before")


def _read(desk: Desk, demand_id: str) -> dict[str, Any]:
    answer = desk.site.reader("officer").get(f"{API}/officer/demands/{demand_id}").json()
    return dict(answer)


DEMAND_CONCERNS: Final = Claim(
    id="demand-concerns",
    sentence="A demand concerns who lived there when it was filed, and what it yields stays for a shared clip's term.",
    source="design decision: a demand is about people, and they move",
    threat="data disclosure",
    trial=concerns,
    sees="one line for whoever moved in later, none for whoever moved out, or one clip past its term",
    expected=expecting(
        (ALL_NINE, Expected("no break found", "Who lived there when is read whenever somebody asks; copies end."))
    ),
)
BYPASS: Final = Claim(
    id="bypass",
    sentence="Whose refusal a warrant goes past reads of it, and the agency cannot tell from the demand who refused.",
    source="C14, I14",
    threat="unawareness",
    trial=bypass,
    sees="one word of the demand's answer that depends on the refusal, or a resident who reads nothing",
    sweeps=("legal.tells_the_resident",),
    expected=expecting(
        (
            ("heat-map-2018", "assistance-2021"),
            Expected(
                "depends on an assumption",
                "Nothing stops a warrant after a no; the company promised to tell, and the press doubted it.",
                flips=("legal.tells_the_resident=False",),
            ),
        ),
        (
            REFERENCES,
            Expected("no break found", "A warrant goes past the no, and is told seven days before."),
        ),
        ((CONTRAST,), Expected("broken in the model", "Nobody is ever told.")),
        (
            ("video-request-2019", "control-center-2020", "community-requests-2025"),
            Expected("outside the model", "The rules know no answer no that a warrant could go past."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
AFTERWARDS: Final = (DEMAND_CONCERNS, BYPASS)
