"""What many experiments begin with: a delivered request that asks a certain resident, and what can be done about it.

Everything here acts from outside, over the portal's interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import Replayed, file_request, notices_of, text_of
from .claim import NothingToTryError, Site, Tape
from .walk import API

_MOST_INCIDENTS: Final = 6
"""As many incidents as a test world has."""
LONG_ENOUGH_MINUTES: Final = 61
"""Longer than any regime takes to deliver a request; a slower delivery is no leak."""
OTHER_AGENCY: Final = "Gannet"
"""How the name of the agency begins that is everywhere let in, beside the town's own."""


def is_refused(exchange: Exchange) -> bool:
    """Whether the portal refused a call, by its own rules: a fault of the server is no refusal."""
    return HTTPStatus.BAD_REQUEST <= exchange.status < HTTPStatus.INTERNAL_SERVER_ERROR


def is_done(exchange: Exchange) -> bool:
    """Whether the portal did what a call asked for."""
    return exchange.status in {HTTPStatus.OK, HTTPStatus.CREATED}


@dataclass(frozen=True, slots=True)
class Scene:
    """A delivered request, and the notice that it brought to a resident with clips in its window.

    Parameters
    ----------
    site : Site
    who : str
        The resident.
    request_id, notice_id : str
    clips : tuple of str
        Ids of the resident's clips in the request's window.
    """

    site: Site
    who: str
    request_id: str
    notice_id: str
    clips: tuple[str, ...]

    def answer(self, what: str, body: object = None, *, who: str = "") -> Exchange:
        """Let a resident of the household answer: "share", "decline", "withdraw" or "comments"."""
        portal = self.site.reader(who or self.who)
        return portal.write("POST", f"{API}/me/notices/{self.notice_id}/{what}", body)

    def told(self, who: str = "") -> str:
        """Let a resident of the household read what they are told before sharing; return which text that is."""
        return text_of(self.site.reader(who or self.who), self.notice_id)

    def share(self, *clips: str, who: str = "") -> Exchange:
        """Read the text and share clips; the first of the resident's own where none are named."""
        body = {"clip_ids": list(clips or self.clips[:1]), "notice_version": self.told(who)}
        return self.answer("share", body, who=who)

    def view(self, who: str = "officer") -> Exchange:
        """Read the request as an agency's officer does."""
        return self.site.reader(who).get(f"{API}/officer/requests/{self.request_id}")

    def shared(self) -> list[dict[str, Any]]:
        """List the clips that the agency's officer sees in the request."""
        return list(self.view().json()["shared"])

    def act(self, path: str, body: object = None, who: str = "officer") -> Exchange:
        """Let an officer write to an address below the officers' part."""
        return self.site.reader(who).write("POST", f"{API}/officer/{path}", body)

    def fetch(self, release_id: str, what: str, who: str = "officer") -> Exchange:
        """Let an officer fetch a "picture", the "footage" or the "evidence" of a release."""
        return self.site.reader(who).get(f"{API}/officer/releases/{release_id}/{what}")


def ask(site: Site, regime: Regime, tape: Tape, who: str = "resident") -> Scene:
    """File requests, beginning with an incident of the tape's choice, until one asks a resident who has clips for it.

    Raises
    ------
    NothingToTryError
        If the regime knows no requests.
    RuntimeError
        If no incident on record does.
    """
    if not regime.request.is_open.value:
        raise NothingToTryError
    first = tape.below(_MOST_INCIDENTS)
    for number in range(_MOST_INCIDENTS):
        request_id = file_request(site, Replayed((first + number,)), number)
        site.pass_minutes(LONG_ENOUGH_MINUTES)
        found = _clips_asked_for(site, who)
        if request_id and found:
            return Scene(site, who, request_id, *found)
    message = f"no incident on record asks {who} for clips: this world cannot show anything about answers"
    raise RuntimeError(message)


def _clips_asked_for(site: Site, who: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the newest notice of a resident and its clips; None if there is none with clips."""
    resident = site.reader(who)
    for notice in notices_of(resident)[:1]:
        clips = resident.get(f"{API}/me/notices/{notice['id']}").json()["clips"]
        if clips:
            return notice["id"], tuple(clip["id"] for clip in clips)
    return None


def shared_scene(site: Site, regime: Regime, tape: Tape) -> Scene:
    """Ask, and let the resident share the first clip.

    Raises
    ------
    NothingToTryError
        As `ask`.
    RuntimeError
        As `ask`, or if the clip was not released.
    """
    scene = ask(site, regime, tape)
    answered = scene.share()
    if not is_done(answered) or not scene.shared():
        message = f"the resident's clip was not released: {answered.status}"
        raise RuntimeError(message)
    return scene


def other_agency(site: Site) -> str:
    """Return the id of the other agency that is let in everywhere, as the officer's list names it.

    Raises
    ------
    LookupError
        If the list does not name it.
    """
    listed = site.reader("officer").get(f"{API}/officer/agencies").json()["agencies"]
    for agency in listed:
        if agency["name"].startswith(OTHER_AGENCY):
            return str(agency["id"])
    message = "the officer's list of agencies does not name the other one"
    raise LookupError(message)
