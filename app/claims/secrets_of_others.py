"""What two worlds can differ in about somebody else: each secret with what is done in either world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ..policy.regime import Regime
from .acting import answer, choose, notices_of
from .claim import Site
from .furnished import must
from .legal_papers import Desk
from .posting import publish_post, write_post
from .walk import API

LODGER: Final = "lodger"
"""The adversary's home in the cell of whom the secret is about."""
ABOUT: Final = "third-resident"
"""Whom the secrets are about: the one whose cell holds several homes."""
NEXT_DOOR: Final = "next-door"
"""Somebody else of the cell."""
Play = Callable[[Site, Regime], None]


def _nothing(site: Site, regime: Regime) -> None:
    del site, regime


@dataclass(frozen=True, slots=True)
class Secret:
    """Two worlds that differ in one thing about somebody.

    Parameters
    ----------
    knows : tuple of str
        Readers who know it, beside whom it is about.
    before, after : (callable, callable)
        What differs: before anything is filed, and after a request was delivered and posts were published.
    applies : callable
        regime -> whether there is anything to hide.
    """

    knows: tuple[str, ...] = ()
    before: tuple[Play, Play] = (_nothing, _nothing)
    after: tuple[Play, Play] = (_nothing, _nothing)
    applies: Callable[[Regime], bool] = lambda _: True


def _opt_out(site: Site, regime: Regime) -> None:
    del regime
    must(choose(site.reader(NEXT_DOOR), "requests", agree=False))


def _decline(site: Site, regime: Regime) -> None:
    del regime
    for position, notice in enumerate(notices_of(site.reader(ABOUT))):
        answer(site.reader(ABOUT), notice["id"], "decline", f"decline-{position:02d}")


def _move(site: Site, regime: Regime) -> None:
    del regime
    site.move_nearby(ABOUT)


def _by(who: str) -> Play:
    def post(site: Site, regime: Regime) -> None:
        publish_post(site, who, regime, "It was me, or my neighbor.")

    return post


def _rejected(site: Site, regime: Regime) -> None:
    post_id = write_post(site, ABOUT, regime, "Words that the company does not let through.")
    if regime.feed.moderation.value == "before":
        site.pass_minutes(1)
        _look(site)
        _judge(site, post_id, "reject")
    else:
        _judge(site, post_id, "remove")


def _written_for_nobody(site: Site, regime: Regime) -> None:
    """Let as much time pass, and the same readers look."""
    if regime.feed.moderation.value == "before":
        site.pass_minutes(1)
        _look(site)


def _taken_back(site: Site, regime: Regime) -> None:
    """Post, let followers be alerted, and take it back before anybody looks."""
    post_id = publish_post(site, ABOUT, regime, "Words that stood here for a minute.")
    site.pass_minutes(1)
    must(site.reader(ABOUT).write("POST", f"{API}/me/posts/{post_id}/take-back"))


def _a_minute(site: Site, regime: Regime) -> None:
    del regime
    site.pass_minutes(1)


def _judge(site: Site, post_id: str, verdict: str) -> None:
    body = {"verdict": verdict, "note": "Not for the feed."}
    must(site.reader("moderator").write("POST", f"{API}/company/posts/{post_id}/review", body))


def _look(site: Site) -> None:
    """Let the adversary's accounts read the feed."""
    for who, section in ((LODGER, "me"), ("neighbor", "me"), ("officer", "officer")):
        for post in site.reader(who).get(f"{API}/{section}/feed").json()["posts"]:
            site.reader(who).get(f"{API}/{section}/feed/{post['id']}")


def _gagged(site: Site, regime: Regime) -> None:
    """Let another agency demand what the company knows of the resident, under an order that bars telling."""
    del regime
    body = _order(site)
    filed = must(site.reader("other-officer").write("POST", f"{API}/officer/demands", body)).json()
    must(Desk(site).comply(filed["id"]))


def _unfiled(site: Site, regime: Regime) -> None:
    """Write the same paper and file it nowhere, so that everybody has read the same."""
    del regime
    _order(site)


def _order(site: Site) -> dict[str, Any]:
    return Desk(site).paper("court-order", wants=("account-data",), secrecy="gagged")


def _declines(regime: Regime) -> bool:
    return regime.request.is_open.value and bool({"decline", "hide"} & set(regime.sharing.choices.value))


def _opts_out(regime: Regime) -> bool:
    return regime.request.is_open.value and regime.consent.standing_opt_out.value != "none"


def _moderates(regime: Regime) -> bool:
    return regime.feed.moderation.value != "none"


SECRETS: Final = MappingProxyType(
    {
        "declined, or never answered": Secret(after=(_decline, _nothing), applies=_declines),
        "opted out, or keeps silent": Secret(before=(_opt_out, _nothing), applies=_opts_out),
        "lives in this house, or in another of the cell": Secret(before=(_move, _nothing)),
        "posted, or a neighbor of the same cell did": Secret(after=(_by(ABOUT), _by(NEXT_DOOR))),
        "had a post rejected, or wrote none": Secret(
            ("moderator",), after=(_rejected, _written_for_nobody), applies=_moderates
        ),
        "took a post back unread, or wrote none": Secret(("moderator",), after=(_taken_back, _a_minute)),
        "is demanded under a gag, or is not": Secret(("other-officer", "legal-reviewer"), before=(_gagged, _unfiled)),
    }
)
"""What is tried, by what somebody is or did in each of the two worlds."""
