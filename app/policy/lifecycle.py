"""Rule: a request moves from state to state by these steps and by no others; the regime says which of them it knows.

Holds the table of steps alone. Whether somebody may take a step is said by the rules of admission; the services take
it. ``docs/request-life.md`` is generated from this table. A draft is no state: it stays in the officer's form until
it is filed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from .regime import Regime
from .wire.footage_request import RequestState

Deed = Literal["file", "amend", "approve", "reject", "deliver", "resolve", "withdraw", "expire", "archive"]
"""What moves a request. Sharing, declining and commenting do not: no state depends on residents."""
Doer = Literal["agency", "company", "agenda"]

STATES: Final[tuple[RequestState, ...]] = get_args(RequestState)
DEEDS: Final[tuple[Deed, ...]] = get_args(Deed)


@dataclass(frozen=True, slots=True)
class Step:
    """One step that a request may take.

    Parameters
    ----------
    deed : Deed
    before : RequestState or None
        None: the request does not exist yet.
    after : RequestState
    by : Doer
    known : callable
        Regime -> whether the regime knows this step.
    where : str
        The same in words.
    """

    deed: Deed
    before: RequestState | None
    after: RequestState
    by: Doer
    known: Callable[[Regime], bool]
    where: str


def _always(regime: Regime) -> bool:
    del regime
    return True


def _open(regime: Regime) -> bool:
    return regime.request.is_open.value


def _closed(regime: Regime) -> bool:
    return not _open(regime)


def _reviewed(regime: Regime) -> bool:
    return regime.request.reviewed_before_sending.value


def _filed_for_review(regime: Regime) -> bool:
    return _open(regime) and _reviewed(regime)


def _filed_at_once(regime: Regime) -> bool:
    return _open(regime) and not _reviewed(regime)


def _amended_for_review(regime: Regime) -> bool:
    return regime.request.editable.value and _reviewed(regime)


def _amended_at_once(regime: Regime) -> bool:
    return regime.request.editable.value and not _reviewed(regime)


def _expires(regime: Regime) -> bool:
    return regime.request.open_days.value is not None


_EDITABLE: Final = "request.editable"
_DELETABLE: Final = "request.deletable"
_SHUT: Final = "not request.is_open"

STEPS: Final = (
    Step("file", None, "in-review", "agency", _filed_for_review, "request.is_open, reviewed"),
    Step("file", None, "queued", "agency", _filed_at_once, "request.is_open, not reviewed"),
    Step("approve", "in-review", "queued", "company", _always, "it was never delivered"),
    Step("approve", "in-review", "delivered", "company", _always, "it was delivered before its amendment"),
    Step("reject", "in-review", "rejected", "company", _always, "it was never delivered"),
    Step("reject", "in-review", "delivered", "company", _always, "it was delivered before; its former text stands"),
    Step("amend", "in-review", "in-review", "agency", _amended_for_review, f"{_EDITABLE}, reviewed"),
    Step("amend", "queued", "in-review", "agency", _amended_for_review, f"{_EDITABLE}, reviewed"),
    Step("amend", "delivered", "in-review", "agency", _amended_for_review, f"{_EDITABLE}, reviewed"),
    Step("amend", "queued", "queued", "agency", _amended_at_once, f"{_EDITABLE}, not reviewed"),
    Step("amend", "delivered", "delivered", "agency", _amended_at_once, f"{_EDITABLE}, not reviewed"),
    Step("deliver", "queued", "delivered", "agenda", _always, "after delivery.delay_minutes"),
    Step("resolve", "delivered", "resolved", "agency", lambda r: r.request.resolvable.value, "request.resolvable"),
    *(
        Step("withdraw", state, "withdrawn", "agency", lambda r: r.request.deletable.value, _DELETABLE)
        for state in ("in-review", "queued", "delivered")
    ),
    Step("expire", "delivered", "expired", "agenda", _expires, "request.open_days after its delivery"),
    Step("expire", "in-review", "expired", "agenda", _expires, "request.open_days after its former text's delivery"),
    *(Step("expire", state, "expired", "agenda", _closed, f"{_SHUT}: at once") for state in ("in-review", "queued")),
    *(
        Step("archive", state, "archived", "agenda", _closed, f"{_SHUT}: after request.replies_until")
        for state in ("delivered", "resolved", "expired")
    ),
)


def steps(deed: Deed, before: RequestState | None, regime: Regime) -> tuple[Step, ...]:
    """Return the steps that a deed can be in a state under a regime; none where the regime does not know it there."""
    return tuple(step for step in STEPS if step.deed == deed and step.before == before and step.known(regime))


def knows(deed: Deed, regime: Regime) -> bool:
    """Return whether a regime knows a deed in any state."""
    return any(step.known(regime) for step in STEPS if step.deed == deed)


ANSWERABLE: Final[frozenset[RequestState]] = frozenset({"delivered"})
"""States in which a resident can share or decline."""
DISCUSSED: Final[frozenset[RequestState]] = frozenset({"delivered", "resolved"})
"""States in which a resident can comment, where the regime knows comments."""
