"""One plain example of every kind of fact, from which the scenes take what they do not vary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, Final

from ..policy.account_facts import InvitationFact, IssuedFact, OwnAgencyFact
from ..policy.agreement_facts import (
    AgreementFact,
    Clause,
    EntryFact,
    InForceFact,
    ReceivedFact,
    SubsidyFact,
    TermsFact,
)
from ..policy.cells import cell_at
from ..policy.demand_facts import DemandFact, ProducedFact, ReportFact, Subject
from ..policy.facts import (
    AnnouncementFact,
    AttributionFact,
    ColleagueFact,
    CountFact,
    CountyLinesFact,
    CourseFact,
    HouseFact,
    IncidentFact,
    KnownAgencyFact,
    MapFileFact,
    PartnerFact,
    PlaceFact,
    PostCommentFact,
    PostFact,
    PublicCountFact,
    QuarterFact,
    RecordsAnswerFact,
    RegimeChangeFact,
    RegisterFileFact,
    ReleaseFact,
    RequestFact,
    StateFact,
    TileFact,
    TotalsFact,
    WorldFact,
)
from ..policy.mail_facts import AlertChoiceFact, EngagementFact, MailFact
from ..policy.records_facts import RecordsFact, RecordsFileFact
from ..policy.regimes import HISTORY
from ..policy.request_facts import AgencyFact, CommentFact, KeyFact, OnwardFact, StepFact
from ..policy.statement_facts import StatementFact, TemplateFact, VersionFact
from ..policy.units import DAY
from .households import AGENCY, NOW_US
from .lazy import Part, Recipe
from .scene import constant

_US: Final = NOW_US - 3 * DAY
_BOX: Final = (-69.0, 36.0, -68.99, 36.01)

_RELEASE: Final = ReleaseFact(
    release_id="release",
    request_id="request",
    agency_id=AGENCY,
    label="Neighbor 1",
    start_us=_US,
    end_us=_US + 1,
    released_us=_US + 2,
    expires_us=None,
    contact=(),
    picture_sha256="",
)
_INVITATION: Final = InvitationFact(
    invitation_id="invitation",
    agency_id=AGENCY,
    email="new@police.example",
    name="New",
    role="user",
    may_post=False,
    invited_us=_US,
    expires_us=None,
    withdrawn_us=None,
    account_id=None,
)
AGREEMENT: Final = AgreementFact(
    agreement_id="agreement",
    agency_id=AGENCY,
    form="memorandum",
    clauses=(Clause("promotion"),),
    signatories=(),
    drafted_us=_US,
    signed_us=_US,
    starts_us=_US,
    ends_us=None,
    closed_us=None,
    notice_days=30,
    state="in-force",
)

_POST: Final = PostFact(
    post_id="post",
    number=1,
    category="crime",
    title="At the door",
    text="Somebody tried the door.",
    state="published",
    published_us=_US,
    label="Neighbor 1",
    cell=cell_at(-69.0, 36.0, 16),
)

SAMPLES: Final[Mapping[type, Any]] = MappingProxyType(
    {
        ReleaseFact: _RELEASE,
        RequestFact: RequestFact(
            request_id="request",
            agency_id=AGENCY,
            agency_name="Police",
            officer_name="Officer",
            incident_id="incident",
            incident_type="theft",
            case_number="1",
            contact="",
            message="Did you see anything?",
            area=(),
            area_sq_mi=0.1,
            from_us=_US,
            to_us=_US + 1,
            filed_us=_US,
            state="delivered",
            review_note="",
            delivered_us=_US,
        ),
        StepFact: StepFact(
            request_id="request",
            agency_id=AGENCY,
            delivered=True,
            position=0,
            step="filed",
            at_us=_US,
            note="",
        ),
        CommentFact: CommentFact(
            comment_id="comment", request_id="request", agency_id=AGENCY, label="Neighbor 1", text="", at_us=_US
        ),
        OnwardFact: OnwardFact(
            release=_RELEASE,
            agency_id=AGENCY,
            agency_name="Police",
            to_agency_id="another agency",
            to_agency_name="Sheriff",
            case_number="1",
            by_consent=False,
            asked_us=_US,
            passed_us=_US,
        ),
        PostFact: _POST,
        PostCommentFact: PostCommentFact(
            comment_id="comment", post=_POST, label="Neighbor 2", agency_name="", text="I saw it too.", at_us=_US
        ),
        AgencyFact: AgencyFact(agency_id=AGENCY, name="Police", kind="police", agreement_live=True),
        KeyFact: KeyFact("00"),
        DemandFact: DemandFact(
            demand_id="demand",
            agency_id=AGENCY,
            agency_name="Police",
            officer_name="Officer",
            kind="warrant",
            authority="Court",
            paper_number="1",
            subject=Subject(name="Ada", email="", street="", block=None),
            wants=("content",),
            from_us=_US,
            to_us=_US + 1,
            secrecy="none",
            gag_until_us=None,
            words="",
            in_danger="",
            no_time="",
            filed_us=_US,
            regime_id="",
        ),
        ProducedFact: ProducedFact(
            production_id="production",
            demand_id="demand",
            agency_id=AGENCY,
            start_us=_US,
            end_us=_US + 1,
            media_type="video/mp4",
            sha256="",
        ),
        ReportFact: ReportFact("2021-H1", _US, "{}"),
        InvitationFact: _INVITATION,
        IssuedFact: IssuedFact(agency_id=AGENCY, invitation=_INVITATION, code="code"),
        OwnAgencyFact: OwnAgencyFact(agency_id=AGENCY, name="Police", kind="police", email_domain="police.example"),
        TotalsFact: TotalsFact(agency_id=AGENCY, requests=1, asked=1, shared=0, declined=1, silent=0),
        ColleagueFact: ColleagueFact(
            account_id="colleague", agency_id=AGENCY, name="Colleague", role="officer", may_post=True, active=True
        ),
        IncidentFact: IncidentFact(
            incident_id="incident",
            agency_id=AGENCY,
            case_number="1",
            category="theft",
            lon=-69.0,
            lat=36.0,
            from_us=_US,
            to_us=_US + 1,
        ),
        TileFact: TileFact("tile", "", 1, 1, "heat", _BOX),
        CountFact: CountFact("", 1, 1, _BOX, 3, 100),
        HouseFact: HouseFact(lon=-69.0, lat=36.0, block=1, street="Main Street"),
        RegimeChangeFact: RegimeChangeFact(_US, HISTORY[0], HISTORY[1]),
        CourseFact: CourseFact(pinned=True, next_us=None, next_id=""),
        WorldFact: WorldFact("world", "Town", NOW_US),
        PartnerFact: PartnerFact(
            atlas_id="1",
            agency="A police department",
            state="XX",
            agreement_date="2019-01-01",
            date_precision="day",
            status="active",
            duplicate=False,
            lon=None,
            lat=None,
            counts_from="2019-01-02",
        ),
        AnnouncementFact: AnnouncementFact(
            "Ostrimoor Police Department", "XX", "social-post", "2019-01-02", "We joined.", "joined", "2019-01-09"
        ),
        RecordsAnswerFact: RecordsAnswerFact(
            "Ostrimoor Police Department", "XX", "2019-02-01", "2019-02-11", "2019-01-01"
        ),
        StateFact: StateFact("XX", "State", 1_000_000, ""),
        CountyLinesFact: CountyLinesFact(""),
        PlaceFact: PlaceFact("Place", "XX", -69.0, 36.0),
        KnownAgencyFact: KnownAgencyFact("XX0000000", "A police department", "City", "County", "XX"),
        PublicCountFact: PublicCountFact("2019-08-28", 405, "agencies", "a newspaper", 407, ""),
        MapFileFact: MapFileFact("csv"),
        RegisterFileFact: RegisterFileFact("csv"),
        QuarterFact: QuarterFact(agency_name="Police", quarter="2021-Q3", ends_us=_US, requests=3),
        AgreementFact: AGREEMENT,
        InForceFact: InForceFact(agency_id=AGENCY, agency_name="Police", kind="police", confidential=False),
        TermsFact: TermsFact(
            agency_id=AGENCY, kind="police", confidential=False, form="memorandum", since_us=_US, clauses=()
        ),
        SubsidyFact: SubsidyFact(
            agency="A police department",
            state="XX",
            agreement_date="2019-01-01",
            total_usd=None,
            each_usd=100,
            residents=200,
            note="",
            source="",
        ),
        EntryFact: EntryFact(
            agency_id=AGENCY, kind="cameras-given", at_us=_US, number=1, agency_usd=0, company_usd=130
        ),
        ReceivedFact: ReceivedFact(
            agency_id=AGENCY, start_us=_US, end_us=_US + 1, size=1, expires_us=None, withdrawn_us=None
        ),
        StatementFact: StatementFact(
            statement_id="statement",
            agency_id=AGENCY,
            agency_name="Police",
            kind="press-release",
            state="drafting",
            needs_approval=True,
            checks_terms=True,
            submitted=True,
            versions=(VersionFact(0, "submitted", "agency", "Officer", _US, "Title", "Text", ""),),
        ),
        RecordsFact: RecordsFact(
            records_id="records",
            account_id="me",
            agency_id=AGENCY,
            agency_name="Police",
            topics=("requests",),
            from_us=_US,
            to_us=_US + 1,
            filed_us=_US,
            due_us=_US + 1,
            answered_us=None,
        ),
        RecordsFileFact: RecordsFileFact(
            records_id="records", account_id="me", name="requests.csv", media_type="text/csv", size=1, sha256=""
        ),
        MailFact: MailFact(
            mail_id="mail",
            thread_id="thread",
            agency_id=AGENCY,
            agency_name="Police",
            account_id=None,
            mailbox="",
            kind="letter",
            side="company",
            by="Manager",
            at_us=_US,
            category=None,
            subject="Subject",
            text="Text.",
        ),
        AlertChoiceFact: AlertChoiceFact("me", ("crime",)),
        EngagementFact: EngagementFact(
            agency_id=AGENCY, official_posts=1, comments=1, neighbors_comments=1, requests=1
        ),
        TemplateFact: TemplateFact("template", "press-release", "Title", "Text"),
        AttributionFact: AttributionFact("file", "title", "licence", "", "", ""),
    }
)


def recipe(kind: type, /, **varied: Part | Recipe) -> Recipe:
    """Return a recipe that varies some attributes of a fact and takes the others from its sample."""
    sample = SAMPLES[kind]
    kept = {field.name: constant(getattr(sample, field.name)) for field in fields(kind)}
    return Recipe(kind, {**kept, **varied})
