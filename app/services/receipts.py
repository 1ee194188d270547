"""Signed receipts of consent: for a resident about all their choices, and for one request about the yes behind it.

What a receipt says is made by the policy, how it is signed by the evidence; here the two are brought together with
what stands on record. Anybody can check one offline with ``glassporch receipts verify``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from ..evidence.receipt import about
from ..evidence.signing import sign_document
from ..policy.consent.events import ConsentFact, is_yes
from ..policy.consent.receipt_content import receipt_content
from ..policy.consent.receipt_frame import ReceiptFrame
from ..policy.consent.standing import live_grants
from ..policy.decision import Reason
from ..policy.facts import ReleaseFact
from ..storage import consents, onward, own_releases, worlds_rows
from ..worlds.world import World
from .own_desk import Declined, Desk
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
    captures = own_releases.captures_released(rows, household_id)
    return _signed(rows, world, (household_id, account_id), consents.history(rows, household_id), captures)


def receipt_for_request(rows: Connection, world: World, household_id: str, request_id: str) -> bytes | None:
    """Sign a receipt of the yes under which a household's clips were released for a request, and of nothing else.

    Returns
    -------
    bytes or None
        None where no yes to this request holds, or where the rules in force know no receipts.
    """
    now = worlds_rows.read_now(rows)
    if not world.regime(now.regime_id).consent.receipts.value:
        return None
    answers = [
        event
        for event in consents.history(rows, household_id)
        if event.purpose == "answer" and event.request_id == request_id
    ]
    grants = live_grants(answers, consents.residents(rows, household_id), now.clock_us, None)
    if not grants:
        return None
    captures = own_releases.captures_released(rows, household_id, request_id)
    return _signed(rows, world, (household_id, grants[-1].account_id), answers, captures)


def receipt_for_release(rows: Connection, world: World, household_id: str, release: ReleaseFact) -> bytes | None:
    """Sign a receipt of the yes under which one clip was released, as it stood then: what came later is not told.

    The resident has a pseudonym of its own for each release, so that no two receipts can be put together.

    Returns
    -------
    bytes or None
        None where no yes to the request came before the release.
    """
    answers = [
        event
        for event in consents.history(rows, household_id)
        if event.purpose == "answer" and event.request_id == release.request_id and event.at_us <= release.released_us
    ]
    given = [event.account_id for event in answers if is_yes(event.kind)]
    if not given:
        return None
    frame = replace(
        _frame(rows, world, household_id, given[-1]),
        record_id=world.new_id("receipt", release.release_id),
        principal_id=f"{release.label}, {world.new_id('principal', release.release_id)}",
        issued_us=release.released_us,
    )
    opaque = [replace(event, event_id=f"event-{nth}") for nth, event in enumerate(answers, start=1)]
    content = receipt_content(opaque, household_id, given[-1], frame)
    return sign_document(about(content, (release.capture_sha256,)), signing_key_of(world))


def _signed(
    rows: Connection, world: World, whose: tuple[str, str], history: Iterable[ConsentFact], captures: Iterable[str]
) -> bytes:
    content = receipt_content(history, *whose, _frame(rows, world, *whose))
    return sign_document(about(content, tuple(captures)), signing_key_of(world))


def _frame(rows: Connection, world: World, household_id: str, account_id: str) -> ReceiptFrame:
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    return ReceiptFrame(
        record_id=world.new_id("receipt", household_id, account_id, str(now.clock_us)),
        principal_id=world.new_id("principal", account_id),
        issued_us=now.clock_us,
        controller=CONTROLLER,
        controller_contact=f"/w/{world.name}/public/regime",
        storage=f"In this world's own database; the company keeps a clip for {regime.sharing.cloud_days.value} days.",
        jurisdiction=f"None: a simulated world under the rules {regime.id}.",
        withdrawal_method=f"On your choices page, /w/{world.name}/me/choices, or at the request itself.",
        language=LANGUAGE,
        notice_version=None,  # what became stale is filed in the transaction that changes the rules
        agencies={fact.agency_id: fact.name for fact in onward.list_agencies(rows, now.clock_us)},
    )
