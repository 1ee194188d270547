"""Which facts an answer may draw on, and which cameras and clips an act of the company covers: from the documents.

The second half of the reference policy; see ``reference.py`` for what it may and may not import.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from glassporch.policy import demand_facts as demanded
from glassporch.policy import facts as f
from glassporch.policy import request_facts as life
from glassporch.policy import wire as w
from glassporch.policy.acts import Deliver, HandOn, Publish, Share
from glassporch.policy.acts_around import Produce
from glassporch.policy.casefile import Standing
from glassporch.policy.regime import Regime, switches
from glassporch.policy.units import DAY

from . import agreements, around, consent, ground

NEAR_M = 50
LAYERS = {"none": (), "heat": ("heat", "circles"), "counts": ("counts", "sums"), "points": ("points",)}


def values(regime: Regime) -> dict[str, Any]:
    """Return every switch's value under its dotted name."""
    return {switch.name: switch.setting.value for switch in switches(regime)}


def is_there(release: f.ReleaseFact, now_us: int) -> bool:
    """Return whether a released copy can still be fetched: not at its expiry nor later, nor once it was taken back."""
    return (release.expires_us is None or now_us < release.expires_us) and release.withdrawn_us is None


def is_in_reach(home: Any, post: f.PostFact, reach_m: int | None) -> bool:
    """Return whether a resident's home, as a cell, lies within reach of a post's cell, from middle to middle."""
    if home is None:
        return False
    if reach_m is None or post.cell is None:
        return True
    return ground.distance_m(middle_of(home), middle_of(post.cell)) <= reach_m


def middle_of(cell: Any) -> ground.Place:
    """Return the middle of a cell in degrees."""
    (west, north), (east, south) = ground.corners_of(*cell)
    return (west + east) / 2, (south + north) / 2


AGREEMENTS = (
    w.ListPartnerAgencies,
    w.ReadPartnerAgency,
    w.OfferAgreement,
    w.EndAgreement,
    w.ReadOwnAgreements,
    w.SignAgreement,
    w.ListAgreementsInForce,
    w.ReadLedgers,
    w.ReadOwnLedger,
    w.EnterGift,
)
OF_THE_MAP = (
    w.ReadAgencyMap, w.SearchAgencyMap, w.ReadOutlines, w.ListPublicCounts, w.ReadCountyLines, w.ExportAgencyMap,
    w.ExportRegister,
)  # fmt: skip
HEARSAY = (w.ListAnnouncements, w.SearchAnnouncements, w.ReadOutsidersList, w.ListRecordsAnswers)
FEED = (
    w.ReadFeed, w.ReadPost, w.ReadPostByNumber, w.ReadAlerts, w.FetchPostFootage, w.CommentOnPost, w.PostOfficially,
)  # fmt: skip


def may_draw_on(question: Any, standing: Standing, fact: Any, regime: Regime) -> bool:
    """Return whether an answer to an admitted question may draw on a fact."""
    told = _around(question, standing, fact, regime)
    return _of_requests(question, standing, fact, regime) if told is None else told


def _around(question: Any, standing: Standing, fact: Any, regime: Regime) -> bool | None:
    """Return the same of what stands around the portal; None where the question is about something else."""
    if isinstance(question, w.ListPapers | w.DecideDemand | w.ReadLegalReport):
        return _of_the_company(question, standing)
    if isinstance(question, AGREEMENTS):
        return agreements.is_told(question, standing, fact, regime)
    if isinstance(question, FEED):
        return _is_for_neighbors(question, standing, fact, regime)
    if isinstance(question, OF_THE_MAP):
        # States, places, the FBI's list and what the press wrote are history, the same for everybody.
        return not isinstance(fact, f.PartnerFact) or _is_on_the_map(fact, standing.now_us, regime)
    if isinstance(question, around.MAIL):
        return around.about_mail(standing, fact)
    if isinstance(question, w.ListEngagement | w.SendSuggestions):
        mailed = hasattr(fact, "mailbox")
        return around.about_mail(standing, fact) if mailed else around.is_measured(fact, regime)
    if isinstance(question, HEARSAY):
        return _has_come(question, fact, standing.now_us)
    if isinstance(question, around.STATEMENTS):
        return around.about_statements(question, standing, fact)
    return around.about_records(question, standing, fact) if isinstance(question, around.RECORDS) else None


def _of_requests(question: Any, standing: Standing, fact: Any, regime: Regime) -> bool:
    match question:
        case w.ReadRegister() | w.ReadRequestCounts() | w.ListTakingPart():
            return _is_public(question, fact, standing.now_us, regime)
        case w.ReadMapIndex() | w.ReadTile() | w.ReadCounts() | w.ReadBaseIndex() | w.ReadBaseTile():
            return _is_published(question, fact, regime)
        case w.ListOtherAgencies():
            other = fact.agency_id != standing.agency_id and fact.agreement_live
            return other and fact.kind in regime.agency.eligible.value
        case w.ListPassedOn():
            arrived = fact.to_agency_id == standing.agency_id and fact.passed_us is not None
            return arrived and fact.withdrawn_us is None and is_there(fact.release, standing.now_us)
        case w.FindAddress():
            return regime.map.address_search.value  # the list is public; which house is meant, the search finds
        case w.FetchPicture() | w.FetchFootage() | w.FetchEvidence():
            has = standing.agency_id is not None and standing.agency_id in {fact.agency_id, *fact.passed_to}
            return has and is_there(fact, standing.now_us)
    if isinstance(fact, f.WorldFact | f.PartnerFact | f.AttributionFact | f.CourseFact | f.RegimeChangeFact):
        return True
    if isinstance(fact, life.KeyFact):
        return True
    own = standing.agency_id is not None and fact.agency_id == standing.agency_id
    if isinstance(fact, demanded.ProducedFact):
        return own and (fact.expires_us is None or standing.now_us < fact.expires_us)
    copy = fact.release if isinstance(fact, life.OnwardFact) else fact
    return own and (not isinstance(copy, f.ReleaseFact) or is_there(copy, standing.now_us))


def _is_on_the_map(partner: f.PartnerFact, now_us: int, regime: Regime) -> bool:
    """The company's map has begun, and the day after the agreement has come in New York."""
    today = w.base.moment(now_us).astimezone(ZoneInfo("America/New_York")).date().isoformat()
    begins = regime.partnership.map_from.value
    if begins is None or begins.isoformat() > today:
        return False
    return (partner.status, partner.duplicate) == ("active", False) and "" < partner.counts_from <= today


def _has_come(question: Any, heard: Any, now_us: int) -> bool:
    """In New York the day has come on which it was said, found or answered; what is never found is on no list."""
    names = {w.ReadOutsidersList: "found_on", w.ListRecordsAnswers: "answered_on"}
    today = w.base.moment(now_us).astimezone(ZoneInfo("America/New_York")).date().isoformat()
    return "" < getattr(heard, names.get(type(question), "day")) <= today


def _of_the_company(question: Any, standing: Standing) -> bool:
    """The legal desk reads papers, which are all that is ever loaded for it; a report that was published is public."""
    return isinstance(question, w.ReadLegalReport) or standing.role == "company-legal"


def _is_for_neighbors(question: Any, standing: Standing, fact: Any, regime: Regime) -> bool:
    post = getattr(fact, "post", fact)
    if post.state not in ("published", "resolved"):
        return False
    if isinstance(question, w.ReadPostByNumber):
        return regime.feed.sequential_ids.value and standing.home is not None
    return standing.role == "officer" or is_in_reach(standing.home, post, regime.feed.reach_m.value)


def _is_public(question: Any, fact: Any, now_us: int, regime: Regime) -> bool:
    told = regime.records.public_record.value
    match question, fact:
        case w.ListTakingPart(), life.AgencyFact():
            takes_part = fact.agreement_live and fact.kind in regime.agency.eligible.value
            return told != "none" and takes_part
        case w.ReadRequestCounts(), f.QuarterFact():
            numbers = {"quarterly-counts", "full-text"}  # whoever reads the texts can count them
            enough = fact.requests >= regime.records.small_counts.value
            return {told, fact.told_as or told} <= numbers and fact.ends_us <= now_us and enough
        case w.ReadRegister(), f.RequestFact():
            # What was sent under rules that did not publish it stays with those who were asked.
            return told == "full-text" and fact.delivered_us is not None and fact.told_as in (None, "full-text")
        case w.ReadRegister(), life.StepFact():
            return told == "full-text" and fact.delivered and fact.step != "rejected"
        case w.ReadRegister(), life.CommentFact():
            return told == "full-text"
        case _:
            return False


def _is_published(question: Any, fact: Any, regime: Regime) -> bool:
    if isinstance(question, w.ReadBaseIndex | w.ReadBaseTile):
        return isinstance(fact, f.TileFact) and fact.layer in ("blocks", "outlines")
    current = fact.regime_id == regime.id and fact.epoch == fact.current_epoch
    if isinstance(question, w.ReadCounts):
        return current and regime.map.layer.value == "counts"
    return current and fact.layer in LAYERS[regime.map.layer.value]


@dataclass(frozen=True)
class Notices:
    """The versions of the notices in force, to which a yes must have been given."""

    requests: str
    map: str


def has_map_choice(regime: Regime) -> bool:
    """Return whether residents choose about the map: where it is made of counts, or starts from "out"."""
    layer = regime.map.layer.value
    return layer == "counts" or (layer != "none" and regime.consent.map_default.value == "out")


def is_shown(act: Publish, camera: f.CameraFact, regime: Regime, notices: Notices) -> bool:
    """Return whether a map, if there is one, may be derived from a camera."""
    if camera.installed_us > act.now_us:
        return False
    events, residents, mode = camera.consent.events, camera.consent.residents, regime.consent.co_consent.value

    def says(purpose: str, scope: str | None, notice: str) -> str:
        matter = consent.Matter(camera.household_id, purpose, scope=scope, notice=notice)
        return consent.household_says(events, residents, matter, act.now_us, mode)

    hides = regime.map.hides_opted_out.value
    if hides and says("requests", None, notices.requests) == "no":
        return False
    if (hides or has_map_choice(regime)) and says("map", None, notices.map) == "no":
        return False
    return says("map", "coarse-zone", notices.map) == "yes" or regime.consent.map_default.value == "in"


def is_asked(act: Deliver, camera: f.CameraFact, regime: Regime, notices: Notices) -> bool:
    """Return whether a request is brought to a camera's household."""
    place = (camera.lon, camera.lat)
    if regime.delivery.targeting.value == "exact-place":
        chosen = ground.inside(act.area[:-1], place)
    else:
        chosen = ground.cell_of(place, regime.delivery.cell_level.value) in {tuple(cell) for cell in act.cells}
    if not chosen or camera.installed_us > act.now_us:
        return False
    if regime.delivery.recipients.value == "app-users" and not camera.uses_feed:
        return False
    matter = consent.Matter(
        camera.household_id, "requests", act.agency_id, act.incident_type, act.request_id, None, notices.requests
    )
    file = camera.consent
    return consent.wants_requests(file.events, file.residents, matter, act.now_us, values(regime))


def goes(act: Share, clip: f.ClipFact, regime: Regime, notices: Notices) -> bool:
    """Return whether a clip leaves: chosen, own, kept, in the window, agreed to, and nobody objected."""
    if clip.clip_id not in act.chosen or clip.household_id != act.household_id:
        return False
    if clip.end_us <= act.now_us - regime.sharing.cloud_days.value * DAY:
        return False
    if clip.end_us < act.from_us or clip.start_us > act.to_us:
        return False
    return _agreed(act, regime, notices) and not any(_touches(clip, one, regime) for one in _objections(act, regime))


def _objections(act: Share, regime: Regime) -> tuple[Any, ...]:
    return act.objections if regime.consent.bystander_objection.value else ()


def _touches(clip: f.ClipFact, objected: Any, regime: Regime) -> bool:
    if clip.end_us < objected.from_us or clip.start_us > objected.to_us:
        return False
    return clip.place is None or any(_metres(clip.place, house, regime) <= NEAR_M for house in objected.places)


def _metres(place: ground.Place, house: ground.Place, regime: Regime) -> float:
    """Return how far a house lies from a camera, or from its cell where residents are chosen by cells."""
    if regime.delivery.targeting.value == "exact-place":
        return ground.distance_m(place, house)
    (west, north), (east, south) = ground.corners_of(*ground.cell_of(place, regime.delivery.cell_level.value))
    return ground.gap_m([(west, south), (east, south), (east, north), (west, north)], house)


def _agreed(act: Share, regime: Regime, notices: Notices) -> bool:
    mode, home = regime.consent.co_consent.value, act.household_id

    def says(purpose: str, scope: str | None, notice: str) -> str:
        matter = consent.Matter(home, purpose, act.agency_id, act.incident_type, act.request_id, scope, notice)
        return consent.household_says(act.consent.events, act.consent.residents, matter, act.now_us, mode)

    if says("answer", None, act.notice_version) == "no" or says("requests", None, notices.requests) == "no":
        return False
    # What leaves is a clip, whatever else is listed; an act that lists nothing releases nothing.
    return bool(act.scopes) and all(says("answer", scope, act.notice_version) == "yes" for scope in act.scopes)


def goes_on(act: HandOn, wish: life.OnwardFact, regime: Regime, notices: Notices) -> bool:
    """Return whether another agency gets a clip: the last row but one of "What decides where"."""
    if not is_there(wish.release, act.now_us) or wish.withdrawn_us is not None:
        return False
    promised = values(act.terms)
    if promised["sharing.onward"] != "new-consent":
        return True
    home, file, limits = act.household_id, act.consent, (wish.to_agency_id, act.incident_type, act.request_id)
    order = ("any-may-share", "either-may-refuse", "all-must-agree")
    mode = max(regime.consent.co_consent.value, promised["consent.co_consent"], key=order.index)
    asked = consent.Matter(home, "requests", *limits, notice=notices.requests)
    if consent.household_says(file.events, file.residents, asked, act.now_us, mode) == "no":
        return False
    # A yes is about what was asked for before it.
    fresh = [
        one
        for one in file.events
        if one.purpose != "onward" or one.kind not in {"given", "re-confirmed"} or one.at_us >= wish.asked_us
    ]
    said = [
        consent.household_says(
            fresh,
            file.residents,
            consent.Matter(home, "onward", *limits, scope, act.notice_version),
            act.now_us,
            mode,
        )
        for scope in act.scopes
    ]
    return said != [] and set(said) == {"yes"}


def is_produced(act: Produce, held: demanded.HeldClip | demanded.HeldAccount, regime: Regime) -> bool:
    """Return whether a clip or an account leaves on a demand."""
    rules, is_clip = regime.legal, isinstance(held, demanded.HeldClip)
    if held.household_id not in act.households or act.kind == "preservation":
        return False
    if rules.narrows.value and not (act.names_an_account and act.households == {held.household_id}):
        return False
    if rules.narrows.value and isinstance(held, demanded.HeldAccount) and not held.named:
        return False
    if ("content" if is_clip else "account-data") not in act.reach:
        return False
    by = rules.content_by.value if is_clip else rules.account_data_by.value
    if by and act.kind not in by and act.kind != "emergency":
        return False
    if act.kind == "verified-consent" and held.household_id not in act.consented:
        return False
    if not isinstance(held, demanded.HeldClip):
        return True
    kept = held.preserved or held.end_us > act.now_us - regime.sharing.cloud_days.value * DAY
    return kept and not held.sealed and act.from_us <= held.end_us and held.start_us <= act.to_us


def beside(contact: dict[str, str], regime: Regime) -> dict[str, str]:
    """Return what is disclosed about the resident along with a clip: the fields that the regime names."""
    return {name: told for name, told in contact.items() if name in regime.sharing.contact_fields.value}


def label(number: int, name: str, regime: Regime) -> str:
    """Return how a resident who shared is named."""
    return name if regime.sharing.label.value == "name" else f"Neighbor {number}"


def officer(name: str, regime: Regime) -> str:
    """Return who asks, as residents and the public read it; nothing where the rules of the filing do not tell it."""
    if not regime.request.officer_named.value:
        return ""
    return name


def brought_to(households: list[str], regime: Regime) -> set[str]:
    """Return the households that a request is brought to: all that it would reach, or none if they are too few."""
    return set(households) if len(set(households)) >= regime.delivery.min_recipients.value else set()


def why_not_shared(state: str, terms: Regime) -> set[str]:
    """Return why a household cannot share in answer to a request, under the rules of its filing."""
    told = {"in-review", "resolved", "expired", "archived", "withdrawn"}
    faults = set() if state == "delivered" else {f"request-{state}" if state in told else "request-closed"}
    return faults | ({"outside-service"} if terms.sharing.route.value == "outside" else set())


def why_not_declined(state: str, terms: Regime) -> set[str]:
    """Return why a household cannot say no: hiding is a no where there is no other; without both, none is known."""
    faults = why_not_shared(state, terms) - {"outside-service"}
    known = {"decline", "hide"} & set(terms.sharing.choices.value)
    return faults if known else faults | {"no-decline"}


def why_not_chosen(purpose: str, regime: Regime, *, by_agency: bool, by_type: bool) -> set[str]:
    """Return why a resident cannot make a lasting choice."""
    faults = set()
    if purpose == "map":
        return set() if has_map_choice(regime) else {"no-map-choice"}
    if regime.consent.standing_opt_out.value == "none":
        faults.add("no-standing-choice")
    if by_agency and not regime.consent.per_agency.value:
        faults.add("not-by-agency")
    if by_type and not regime.consent.per_incident_type.value:
        faults.add("not-by-incident-type")
    return faults


NAMED = ("in-review", "queued", "delivered")


def next_states(deed: str, before: str | None, regime: Regime) -> set[str]:
    """Return the states in which a deed may leave a request: the page on a request's life, row by row."""
    rules = regime.request
    reviewed, is_open = rules.reviewed_before_sending.value, rules.is_open.value
    match deed, before:
        case "file", None if is_open:
            return {"in-review" if reviewed else "queued"}
        case "approve", "in-review":
            return {"queued", "delivered"}
        case "reject", "in-review":
            return {"rejected", "delivered"}
        case "amend", ("in-review" | "queued" | "delivered") if rules.editable.value and reviewed:
            return {"in-review"}
        case "amend", ("queued" | "delivered") if rules.editable.value:
            return {str(before)}
        case "deliver", "queued":
            return {"delivered"}
        case "resolve", "delivered" if rules.resolvable.value:
            return {"resolved"}
        case "withdraw", ("in-review" | "queued" | "delivered") if rules.deletable.value:
            return {"withdrawn"}
        case "expire", ("delivered" | "in-review") if rules.open_days.value is not None:
            return {"expired"}
        case "expire", ("in-review" | "queued") if not is_open:
            return {"expired"}
        case "archive", ("delivered" | "resolved" | "expired") if not is_open:
            return {"archived"}
        case _:
            return set()
