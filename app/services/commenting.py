"""Public comments of residents on delivered requests, and how a resident wants to see a notice.

A comment is public by the resident's own act. It shows that somebody was asked and may not have shared: the feature
of 2021 let commenters be told from sharers, and this keeps it so (hypothesis H6). Comments are numbered apart from
shares, so that the number of a comment says nothing about a share.
"""

from __future__ import annotations

from typing import Final

from ..policy.decision import Reason
from ..policy.facts import RequestFact
from ..policy.lifecycle import DISCUSSED
from ..policy.regime import Choice
from ..policy.request_facts import CommentFact
from ..storage import comments, decisions, displays, notices, requests
from ..storage.notices import NoticeRow
from .life_shapes import CommentDraft, Commented, ViewDraft, Viewed
from .own_desk import Declined, Desk, NotThere
from .request_life import terms_of

NO_COMMENTS: Final = Reason("no-comments", "The rules of this request know no public comments.")
CLOSED: Final = Reason("discussion-closed", "This request can no longer be commented on.")
NO_HIDING: Final = Reason("no-hiding", "The rules of this request know no hidden requests. You can leave it.")
NO_MUTING: Final = Reason("no-muting", "The rules of this request know no muted requests.")


def comment(desk: Desk, notice_id: str, draft: CommentDraft) -> Commented | Declined | NotThere:
    """Comment publicly on a request that reached the household."""
    found = _notice(desk, notice_id)
    if found is None:
        return NotThere()
    request = found[1]
    if not _knows(desk, request, "comment"):
        return Declined((NO_COMMENTS,))
    if request.state not in DISCUSSED:
        return Declined((CLOSED,))
    position = len(comments.list_comments(desk.rows, request_id=request.request_id))
    written = CommentFact(
        comment_id=desk.world.new_id("comment", request.request_id, str(position)),
        request_id=request.request_id,
        agency_id=request.agency_id,
        label=_label(desk, request),
        text=draft.text,
        at_us=desk.now.clock_us,
    )
    comments.add_comment(desk.rows, written, desk.household_id, desk.account_id)
    _file(desk, written)
    return Commented(id=written.comment_id, label=written.label)


def _label(desk: Desk, request: RequestFact) -> str:
    """Name the household by its place among those that commented, or by name where the rules of the request do."""
    given = comments.labels(desk.rows, request.request_id)
    name, _, _ = notices.contact_of(desk.rows, desk.account_id)
    terms = terms_of(desk.world, request, desk.regime)
    return given.get(desk.household_id) or desk.plain.how_neighbors_are_named(len(given) + 1, name, terms)


def _file(desk: Desk, written: CommentFact) -> None:
    decision_id = desk.world.new_id("decision", "comment", written.comment_id)
    decisions.file_decision(
        desk.rows,
        decisions.Filed(
            decision_id=decision_id,
            at_us=written.at_us,
            cause="Comment",
            regime_id=desk.regime.id,
            agency_id=written.agency_id,
            request_id=written.request_id,
            subject=written.comment_id,
            rules=("how_neighbors_are_named",),
        ),
    )
    decisions.note_households(desk.rows, decision_id, [desk.household_id])


def set_view(desk: Desk, notice_id: str, draft: ViewDraft) -> Viewed | Declined | NotThere:
    """Hide a notice or stop its push messages, where the rules of its request know that."""
    found = _notice(desk, notice_id)
    if found is None:
        return NotThere()
    if draft.hidden and not _knows(desk, found[1], "hide"):
        return Declined((NO_HIDING,))
    if draft.muted and not _knows(desk, found[1], "mute"):
        return Declined((NO_MUTING,))
    display = displays.Display(hidden=draft.hidden, muted=draft.muted)
    displays.set_display(desk.rows, notice_id, desk.account_id, display)
    return Viewed(notice_id=notice_id, hidden=draft.hidden, muted=draft.muted)


def _notice(desk: Desk, notice_id: str) -> tuple[NoticeRow, RequestFact] | None:
    row = notices.find_notice(desk.rows, desk.household_id, notice_id)
    request = requests.find_request(desk.rows, row.request_id) if row else None
    return (row, request) if row and request else None


def _knows(desk: Desk, request: RequestFact, choice: Choice) -> bool:
    return choice in terms_of(desk.world, request, desk.regime).sharing.choices.value
