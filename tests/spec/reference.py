"""A second policy, slow and obvious, written from the documents and the switches' docstrings alone.

It says which questions may be asked, on which facts an answer may draw, which cameras and clips an act of the company
covers, and what goes beside a clip. It imports types of the portal and none of its rules, gate, geometry or consent
logic (enforced by ``test_independence.py``), so that it can be wrong in other ways than the portal.

Admission is judged *topic by topic*. Where one topic has several faults, such as a window that is too long and too
old, the documents do not say which of them is told: the portal must tell at least one of each topic with a fault, and
none that is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from glassporch.policy import wire as w
from glassporch.policy.casefile import Standing
from glassporch.policy.regime import Regime
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY, MINUTE

from . import agreements, desks, ground

Topic = set[str]
"""The codes of the faults that a question has in one topic; empty where it has none."""

MAX_BOX_M = 10_000
MAX_CORNERS = 200
AGENCY_ROLES = (Role.OFFICER, Role.ADMINISTRATOR)


def asker(question: Any, standing: Standing, regime: Regime) -> Topic:
    """Somebody asks what serves their role, with an open account, and an agency that has an agreement.

    The administrator of an agency without one reads what it is offered, and answers it.
    """
    faults = set()
    if standing.role not in type(question).serves:
        faults.add("not-served")
    if not standing.active:
        faults.add("account-closed")
    about_an_offer = isinstance(question, w.ReadOwnAgreements | w.SignAgreement | w.RepeatSigning)
    excused = about_an_offer and standing.agency is not None
    if standing.role in AGENCY_ROLES and not (standing.agency and standing.agency.agreement_live) and not excused:
        faults.add("no-agreement")
    return faults


def eligible(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An agency that the regime does not let in asks nothing, whatever it asks."""
    if standing.agency and standing.agency.kind not in regime.agency.eligible.value:
        return {"agency-not-eligible"}
    return set()


def exists(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A regime has requests, maps, counts, an address search and totals, or it has not."""
    match question:
        case w.FileRequest() | w.CheckArea() if not regime.request.is_open.value:
            return {"no-requests"}
        case w.ReadTile() if regime.map.layer.value == "none":
            return {"no-camera-map"}
        case w.ReadCounts() if regime.map.layer.value != "counts":
            return {"no-counts"}
        case w.FindAddress() if not regime.map.address_search.value:
            return {"no-address-search"}
        case w.ListEngagement() | w.SendSuggestions() if not regime.partnership.coaching.value:
            return {"no-coaching"}
        case w.ReadResponseTotals() if not regime.records.response_totals_to_agency.value:
            return {"no-totals"}
        case w.FetchEvidence() if not regime.consent.receipts.value:
            return {"no-packages"}
        case w.ObjectToFootage() if not regime.consent.bystander_objection.value:
            return {"no-objection-route"}
    return set()


def rings(area: Any) -> list[list[ground.Place]]:
    """Return the rings of an area as sent, (lon, lat)."""
    return [[(float(spot[0]), float(spot[1])) for spot in ring] for ring in area.coordinates]


def is_usable(area: Any) -> bool:
    """Return whether a request's area is a sound outline in a box of 10 km."""
    lons, lats = zip(*(place for ring in rings(area) for place in ring), strict=True)
    across = ground.distance_m((min(lons), min(lats)), (max(lons), max(lats)))
    return is_sound(area) and across <= MAX_BOX_M


def is_sound(area: Any) -> bool:
    """Return whether an outline is one ring of at most 200 corners on the globe that does not cross itself."""
    sent = rings(area)
    if len(sent) != 1 or len(sent[0]) - 1 > MAX_CORNERS:
        return False
    lons, lats = [lon for lon, _ in sent[0]], [lat for _, lat in sent[0]]
    if max(map(abs, lons)) > 180 or max(map(abs, lats)) > 90:
        return False
    return not ground.crosses_itself(sent[0][:-1])


def area(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An area is usable, and neither too small nor too large, whether it is filed or only checked."""
    if not isinstance(question, w.FileRequest | w.CheckArea):
        return set()
    if not is_usable(question.draft.area):
        return {"area-unusable"}
    size = ground.area_sq_mi(rings(question.draft.area)[0][:-1])
    if size > regime.request.max_area_sq_mi.value:
        return {"area-too-large"}
    return {"area-too-small"} if size < regime.request.min_area_sq_mi.value else set()


def assigned(question: Any, standing: Standing, regime: Regime) -> Topic:
    """Where accounts work within one assigned area, so does the area."""
    if not isinstance(question, w.FileRequest | w.CheckArea) or not regime.agency.one_assigned_area.value:
        return set()
    if not standing.assigned_area or not is_usable(question.draft.area):
        return set()
    inner, outer = rings(question.draft.area)[0][:-1], list(standing.assigned_area)[:-1]
    return set() if ground.within(inner, outer) else {"outside-assigned-area"}


def window(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A window has ended, is neither too short nor too long, and does not begin too far back."""
    if not isinstance(question, w.FileRequest):
        return set()
    start, end = w.base.microseconds(question.draft.window_from), w.base.microseconds(question.draft.window_to)
    rules, faults = regime.request, set()
    if end > standing.now_us:
        faults.add("window-in-future")
    if end - start < rules.min_window_minutes.value * MINUTE:
        faults.add("window-too-short")
    if end - start > rules.max_window_minutes.value * MINUTE:
        faults.add("window-too-long")
    if start < standing.now_us - rules.look_back_days.value * DAY:
        faults.add("window-too-old")
    return faults


def case(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A request names an incident of the agency's, its case, a contact where one is needed, and lies where it was."""
    if not isinstance(question, w.FileRequest):
        return set()
    draft, incident, faults = question.draft, standing.incident, set()
    if incident is None:
        faults.add("incident-unknown")
    if regime.request.case_number_required.value and not draft.case_number:
        faults.add("case-number-missing")
    if incident and draft.case_number and draft.case_number != incident.case_number:
        faults.add("case-number-differs")
    if regime.request.contact_required.value and not draft.contact:
        faults.add("contact-missing")
    if incident and regime.request.area_anchor.value != "map" and is_usable(draft.area):
        gap = ground.gap_m(rings(draft.area)[0][:-1], incident.place)
        if gap > regime.request.adjoin_m.value:
            faults.add("area-elsewhere")
    return faults


def often(question: Any, standing: Standing, regime: Regime) -> Topic:
    """Neither the case nor the day has had as many requests as it may have."""
    if not isinstance(question, w.FileRequest):
        return set()
    faults = set()
    per_case, per_day = regime.request.max_posts_per_case.value, regime.request.max_per_day.value
    if per_case is not None and standing.case_posts >= per_case:
        faults.add("case-exhausted")
    if per_day is not None and standing.posts_today >= per_day:
        faults.add("day-exhausted")
    return faults


def batch(question: Any, standing: Standing, regime: Regime) -> Topic:
    """Several incidents only where batches are allowed, each named once and in the agency's own records."""
    if not isinstance(question, w.FileRequest) or not question.draft.further_incident_ids:
        return set()
    faults, further = set(), question.draft.further_incident_ids
    if not regime.request.batch_allowed.value:
        faults.add("no-batch")
    if len({question.draft.incident_id, *further}) < 1 + len(further):
        faults.add("incident-repeated")
    if standing.further < len(set(further)):
        faults.add("further-incident-unknown")
    return faults


def permission(question: Any, standing: Standing, regime: Regime) -> Topic:
    """What residents will read is filed and changed with the posting permission, where one is needed."""
    written = isinstance(question, w.FileRequest | w.AmendRequest | w.PostOfficially)
    needed = written and regime.request.posting_permission_required.value
    return {"no-posting-permission"} if needed and not standing.may_post else set()


CONTACTS = {"Protest Desk, a@b.example": {"lawful-activity"}}
"""Contacts with prohibited content; every other contact that is drawn has none."""


def wording(known: dict[str, set[str]]) -> Callable[[Any, Standing, Regime], Topic]:
    """Make the topic of wording, for texts whose prohibited contents somebody has labelled by hand."""

    def topic(question: Any, standing: Standing, regime: Regime) -> Topic:
        if not isinstance(question, w.FileRequest | w.AmendRequest) or regime.request.text_check.value != "refuse":
            return set()
        found = known[question.draft.message] | CONTACTS.get(getattr(question.draft, "contact", ""), set())
        found = found & set(regime.request.prohibited_content.value)
        return {"prohibited-text"} if found else set()

    return topic


def posted(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A post is about something that the feed of the regime knows."""
    if not isinstance(question, w.PostOfficially):
        return set()
    return set() if question.draft.category in regime.feed.categories.value else {"category-unknown"}


def own_request(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An agency amends, resolves and withdraws its own requests, where the regime knows that, in the right state."""
    rules = regime.request
    # A text that waits for review is put aside for another one that waits; where nothing is reviewed, none is.
    amended = {"queued", "delivered"} | ({"in-review"} if rules.reviewed_before_sending.value else set())
    table: dict[type, tuple[bool, str, set[str], str]] = {
        w.AmendRequest: (rules.editable.value, "not-editable", amended, "too-late-to-amend"),
        w.ResolveRequest: (rules.resolvable.value, "not-resolvable", {"delivered"}, "not-delivered"),
        w.WithdrawRequest: (
            rules.deletable.value,
            "not-deletable",
            {"in-review", "queued", "delivered"},
            "too-late-to-withdraw",
        ),
    }
    if type(question) not in table:
        return set()
    known, unknown_code, states, late_code = table[type(question)]
    faults = set()
    if standing.request is None:
        faults.add("request-unknown")
    if not known:
        faults.add(unknown_code)
    if standing.request and standing.request.state not in states:
        faults.add(late_code)
    return faults


def accounts(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An administrator keeps the agency's own accounts, never closes the own one nor the last administrator's."""
    if not isinstance(question, w.SetPosting | w.CloseAccount | w.ReopenAccount | w.SetAssignedArea):
        return set()
    books, faults = standing.accounts, set()
    named = books.named if books else None
    if named is None:
        faults.add("account-unknown")
    if isinstance(question, w.SetAssignedArea):
        if not regime.agency.one_assigned_area.value:
            faults.add("no-assigned-areas")
        if question.draft.area is not None and not is_sound(question.draft.area):
            faults.add("area-unusable")
    if isinstance(question, w.CloseAccount) and named and books:
        if named.account_id == standing.account_id:
            faults.add("your-own-account")
        if named.role == Role.ADMINISTRATOR and named.active and books.open_administrators <= 1:
            faults.add("last-administrator")
    return faults


def invitations(question: Any, standing: Standing, regime: Regime) -> Topic:
    """One open invitation for an address of the agency's own domain, and only an open one is taken back."""
    books, faults = standing.accounts, set()
    if isinstance(question, w.WithdrawInvitation):
        if books is None or books.invitation_open is None:
            return {"invitation-unknown"}
        return set() if books.invitation_open else {"invitation-not-open"}
    if not isinstance(question, w.InviteColleague):
        return set()
    domain = standing.agency.email_domain.lower() if standing.agency else ""
    if regime.agency.official_email_only.value and not domain:
        faults.add("no-official-domain")
    elif regime.agency.official_email_only.value and question.draft.email.rsplit("@", 1)[1].lower() != domain:
        faults.add("not-official-email")
    if books and books.address_has_account:
        faults.add("has-account")
    if books and books.address_invited:
        faults.add("already-invited")
    return faults


def clips(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A clip is passed on and sorted by the agency that has it; passed on once, to another agency that takes part."""
    if not isinstance(question, w.PassOn | w.TriageRelease):
        return set()
    clip, other, faults = standing.release, standing.other_agency, set()
    if clip is None:
        faults.add("release-unknown")
    if isinstance(question, w.TriageRelease):
        if clip and clip.triage == "":
            faults.add("not-sorted")
        return faults
    if clip and clip.triage == "declined":
        faults.add("set-aside")
    if question.draft.to_agency_id == standing.agency_id:
        faults.add("own-agency")
    elif other is None or not other.agreement_live or other.kind not in regime.agency.eligible.value:
        faults.add("agency-unknown")
    if clip and other and other.agency_id in clip.passed_to:
        faults.add("passed-before")
    return faults


def topics(question: Any, standing: Standing, regime: Regime, known: dict[str, set[str]]) -> list[Topic]:
    """Return the faults of every topic that has any; empty where the question may be asked.

    Parameters
    ----------
    known : dict
        The texts that may occur, each with the prohibited contents that it has.
    """
    asked = (
        asker,
        eligible,
        exists,
        area,
        assigned,
        window,
        case,
        often,
        batch,
        permission,
        wording(known),
        own_request,
        posted,
        accounts,
        invitations,
        clips,
        agreements.offer_side,
        agreements.offer_times,
        agreements.offer_terms,
        agreements.signature,
        agreements.notice,
        agreements.gift,
        desks.papers,
        desks.demanded_time,
        desks.word,
        desks.statements,
        desks.records,
        desks.subscriptions,
        desks.letters,
    )
    found = [topic(question, standing, regime) for topic in asked]
    return [faults for faults in found if faults]
