"""Signed receipts of consent: for a resident about all their choices, and for one release about the yes behind it.

What a receipt says is made by the policy, how it is signed by the evidence; here the two are brought together with
what stands on record. Anybody can check one offline with ``glassporch receipts verify``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from ..evidence.commitment import Opening
from ..evidence.receipt import about
from ..evidence.signing import sign_document
from ..policy.consent.events import ConsentFact
from ..policy.consent.receipt_content import receipt_content
from ..policy.consent.receipt_frame import ReceiptFrame
from ..policy.decision import Reason
from ..policy.facts import ReleaseFact
from ..policy.regime import Regime
from ..storage import consents, onward, own_releases, requests, worlds_rows
from ..worlds.world import World
from .footage_room import opening_for
from .own_desk import Declined, Desk
from .request_life import terms_of
from .signing_key import signing_key_of

NO_RECEIPTS: Final = Reason("no-receipts", "The rules in force know no receipts. Your choices stand on your own page.")
CONTROLLER: Final = "The simulated company of this world"
LANGUAGE: Final = "en"


def own_receipt(desk: Desk) -> bytes | Declined:
    """Return the signed receipt of the reader's own choices, where the rules in force give one."""
    if not desk.regime.consent.receipts.value:
        return Declined((NO_RECEIPTS,))
    return receipt_for_household(desk.rows, desk.world, desk.household_id, desk.account_id)


def receipt_for_household(rows: Connection, world: World, household_id: str, account_id: str) -> bytes:
    """Sign a receipt of everything that one resident chose, about every clip that stands released.

    Returns
    -------
    bytes
        As `sign_document` makes it.
    """
    openings = _openings(world, own_releases.origins_standing(rows, household_id))
    content = _content(rows, world, (household_id, account_id), consents.history(rows, household_id))
    told = about(content, [one.commitment for one in openings], openings)
    return sign_document(told, signing_key_of(world))


def receipt_for_release(rows: Connection, world: World, release: ReleaseFact) -> bytes | None:
    """Sign a receipt of the one yes that released a clip: what was said before or later, or by others, is not told.

    The resident has a pseudonym of its own for each release, so that no two receipts can be put together. The receipt
    holds a commitment to the capture and not its opening. It is of the moment of the release and names the rules of the
    request, so that it is the same under whatever rules it is fetched.

    Returns
    -------
    bytes or None
        None where a release is older than the record of what released it.
    """
    origin = own_releases.origin_of(rows, release.release_id)
    grant = next((one for one in consents.history(rows, origin.household_id) if one.event_id == origin.grant_id), None)
    if grant is None:
        return None
    frame = replace(
        _frame(rows, world, (grant.household_id, grant.account_id), _terms(rows, world, release), release.released_us),
        record_id=world.new_id("receipt", release.release_id),
        principal_id=f"{release.label}, {world.new_id('principal', release.release_id)}",
    )
    alone = replace(grant, event_id="event-1")
    content = receipt_content((alone,), grant.household_id, grant.account_id, frame)
    return sign_document(about(content, (release.capture_commitment,)), signing_key_of(world))


def _content(rows: Connection, world: World, whose: tuple[str, str], history: Iterable[ConsentFact]) -> dict[str, Any]:
    now = worlds_rows.read_now(rows)
    frame = _frame(rows, world, whose, world.regime(now.regime_id), now.clock_us)
    return receipt_content(history, *whose, frame)


def _terms(rows: Connection, world: World, release: ReleaseFact) -> Regime:
    in_force = world.regime(worlds_rows.read_now(rows).regime_id)
    request = requests.find_request(rows, release.request_id)
    return terms_of(world, request, in_force) if request else in_force


def _openings(world: World, origins: Iterable[own_releases.Origin]) -> tuple[Opening, ...]:
    pairs = dict.fromkeys((one.clip_id, one.capture_sha256) for one in origins)
    return tuple(opening_for(world, *pair) for pair in pairs)


def _frame(rows: Connection, world: World, whose: tuple[str, str], regime: Regime, issued_us: int) -> ReceiptFrame:
    return ReceiptFrame(
        record_id=world.new_id("receipt", *whose, str(issued_us)),
        principal_id=world.new_id("principal", whose[1]),
        issued_us=issued_us,
        controller=CONTROLLER,
        controller_contact=f"/w/{world.name}/public/regime",
        storage=f"In this world's own database; the company keeps a clip for {regime.sharing.cloud_days.value} days.",
        jurisdiction=f"None: a simulated world under the rules {regime.id}.",
        withdrawal_method=f"On your choices page, /w/{world.name}/me/choices, or at the request itself.",
        language=LANGUAGE,
        notice_location=f"On your choices page, /w/{world.name}/me/choices, and at each request, /w/{world.name}/me.",
        notice_version=None,  # what became stale is filed in the transaction that changes the rules
        agencies={fact.agency_id: fact.name for fact in onward.list_agencies(rows, issued_us)},
    )
