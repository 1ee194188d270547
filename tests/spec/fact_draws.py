"""Random facts for every question; moments lie at limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, get_args

from glassporch.policy import account_facts as books
from glassporch.policy import demand_facts as demanded
from glassporch.policy import facts as f
from glassporch.policy import mail_facts as mailed
from glassporch.policy import records_facts as held
from glassporch.policy import request_facts as life
from glassporch.policy import statement_facts as said
from glassporch.policy import wire as w
from glassporch.policy.casefile import Standing
from glassporch.policy.cells import Cell
from glassporch.policy.regime import PublicRecord
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.policy.wire.feed import PostState
from glassporch.policy.wire.mail import MailKind
from glassporch.policy.wire.steps import StepName

from . import agreement_draws as dealt
from . import ground
from .question_draws import KINDS, NOW, PLACE, STATES, Draws

AGENCIES: Final = ("age_1", "age_2")
LAYERS: Final = ("heat", "circles", "counts", "sums", "points")


def request(d: Draws) -> f.RequestFact:
    """Draw a filed request, delivered at a turn of the quarter or near it, or not at all."""
    turn = 1_632_960_000 * 1_000_000 + DAY * d.some(0, 92, 31)  # 30 September, 31 December and 31 October 2021
    turns = (1_633_046_400 * 1_000_000, 1_640_995_200 * 1_000_000)  # 1 October 2021 and 1 January 2022, midnight
    delivered = d.some(None, turn, turns[0], turns[0] - 1, turns[1], turns[1] - 1, NOW)
    return f.RequestFact(
        request_id="req_1", agency_id=d.some(*AGENCIES), agency_name="Police", officer_name="Officer",
        incident_id="inc_1", incident_type="theft", case_number="22-0001", contact="", message="Please look.",
        area=(), area_sq_mi=0.1, from_us=0, to_us=1, filed_us=0, state=d.some(*STATES), review_note="",
        delivered_us=delivered, told_as=told_as(d),
    )  # fmt: skip


def told_as(d: Draws) -> PublicRecord | None:
    """Draw what the rules of a filing publish: those in force, or others."""
    return d.some(*get_args(PublicRecord)) if d.is_odd() else None


def quarter_count(d: Draws) -> f.QuarterFact:
    """Draw a number of requests of one quarter, which ends now, has ended or has not, from none to a few."""
    return f.QuarterFact(
        agency_name="Police", quarter="2021-Q4", ends_us=1_640_995_200 * 1_000_000 + d.some(0, 0, 1, -DAY),
        requests=d.some(1, 2, 3, 4, 5, 6), told_as=told_as(d),
    )  # fmt: skip


def register_file(d: Draws) -> f.RegisterFileFact:
    """Draw a file of the public register."""
    return f.RegisterFileFact("csv")


def release(d: Draws) -> f.ReleaseFact:
    """Draw a released clip whose term ends now, before or later, taken back or not, passed on or not."""
    return f.ReleaseFact(
        release_id="rel_1", request_id="req_1", agency_id=d.some(*AGENCIES), label="Neighbor 1", start_us=0, end_us=1,
        released_us=0, expires_us=d.some(None, NOW, NOW + 1, NOW - 1), contact=(), picture_sha256="",
        passed_to=d.some((), (), ("age_1",), ("age_2",)), withdrawn_us=d.some(None, None, None, NOW),
    )  # fmt: skip


def onward(d: Draws) -> life.OnwardFact:
    """Draw a clip that was passed on, or asked to be."""
    one, other = d.some(AGENCIES, AGENCIES[::-1], ("age_2", "age_3"))
    return life.OnwardFact(
        release=release(d), agency_id=one, agency_name="", to_agency_id=other, to_agency_name="", case_number="",
        by_consent=True, asked_us=0, passed_us=d.some(None, 0, NOW), withdrawn_us=d.some(None, None, NOW),
    )  # fmt: skip


def step(d: Draws) -> life.StepFact:
    """Draw a step of a request's life."""
    return life.StepFact(
        request_id="req_1", agency_id=d.some(*AGENCIES), delivered=d.either(), position=1,
        step=d.some(*get_args(StepName)), at_us=0, note="",
    )  # fmt: skip


def comment(d: Draws) -> life.CommentFact:
    """Draw a public comment."""
    return life.CommentFact(
        comment_id="com_1", request_id="req_1", agency_id=d.some(*AGENCIES), label="Neighbor 1", text="", at_us=0
    )


def tile(d: Draws) -> f.TileFact:
    """Draw a published tile of this regime or another one, of the current epoch or not."""
    regime_id = d.some(d.regime.id, d.regime.id, *REGIMES)
    return f.TileFact("til_1", regime_id, 3, d.some(3, 3, 2, 4), d.some(*LAYERS), (0.0, 0.0, 1.0, 1.0))


def base_tile(d: Draws) -> f.TileFact:
    """Draw a tile of the base map."""
    return f.TileFact("til_1", "base", 0, 0, d.some("blocks", "outlines"), (0.0, 0.0, 1.0, 1.0))


def cell_count(d: Draws) -> f.CountFact:
    """Draw a published count."""
    return f.CountFact(d.some(d.regime.id, *REGIMES), 3, d.some(3, 3, 2), (0.0, 0.0, 1.0, 1.0), 1, 100)


def agency(d: Draws) -> life.AgencyFact:
    """Draw an agency by name."""
    return life.AgencyFact(
        agency_id=d.some(*AGENCIES), name="", kind=d.some("police", "police", *KINDS), agreement_live=not d.is_odd()
    )


def colleague(d: Draws) -> f.ColleagueFact:
    """Draw an account."""
    return f.ColleagueFact(
        account_id="acc_2",
        agency_id=d.some(*AGENCIES),
        name="",
        role="officer",
        may_post=True,
        active=d.either(),
    )


def invitation(d: Draws) -> books.InvitationFact:
    """Draw an invitation."""
    return books.InvitationFact(
        invitation_id="inv_1", agency_id=d.some(*AGENCIES), email="a@b.example", name="", role="user", may_post=False,
        invited_us=0, expires_us=d.some(None, NOW, NOW + 1), withdrawn_us=d.some(None, 1),
        account_id=d.some(None, "acc_9"),
    )  # fmt: skip


def incident(d: Draws) -> f.IncidentFact:
    """Draw an incident."""
    return f.IncidentFact(
        incident_id="inc_1", agency_id=d.some(*AGENCIES), case_number="", category="", lon=0, lat=0, from_us=0, to_us=1
    )


def totals(d: Draws) -> f.TotalsFact:
    """Draw totals."""
    return f.TotalsFact(agency_id=d.some(*AGENCIES), requests=1, asked=1, shared=0, declined=0, silent=1)


def own_agency(d: Draws) -> books.OwnAgencyFact:
    """Draw an agency's own record."""
    return books.OwnAgencyFact(agency_id=d.some(*AGENCIES), name="", kind="police", email_domain="")


def statement(d: Draws) -> said.StatementFact:
    """Draw a statement."""
    return said.StatementFact(
        statement_id="sta_1", agency_id=d.some(*AGENCIES), agency_name="", kind="press-release", state="drafting",
        needs_approval=d.either(), checks_terms=d.either(), submitted=d.either(), published_us=d.some(None, 1),
        versions=(said.VersionFact(0, "submitted", "agency", "", 0, "Title", "Text", ""),),
    )  # fmt: skip


def template(d: Draws) -> said.TemplateFact:
    """Draw a statement that the company offers."""
    return said.TemplateFact("one", d.some("press-release", "social-post"), "Title", "Text")


def mail(d: Draws) -> mailed.MailFact:
    """Draw an e-mail: a letter of both sides, or something in a mailbox."""
    return mailed.MailFact(
        mail_id="mai_1", thread_id="thr_1", agency_id=d.some(*AGENCIES), agency_name="",
        account_id=d.some(None, "acc_1", "acc_2"), mailbox="", kind=d.some(*get_args(MailKind)),
        side=d.some("agency", "company"), by="", at_us=0, category=None, subject="", text="",
    )  # fmt: skip


def alert_choice(d: Draws) -> mailed.AlertChoiceFact:
    """Draw what an officer chose."""
    return mailed.AlertChoiceFact(d.some("acc_1", "acc_2"), ("crime",))


def deeds(d: Draws) -> mailed.EngagementFact:
    """Draw what an agency did."""
    return mailed.EngagementFact(
        agency_id=d.some(*AGENCIES), official_posts=0, comments=0, neighbors_comments=0, requests=0
    )


def records_request(d: Draws) -> held.RecordsFact:
    """Draw a records request."""
    return held.RecordsFact(
        records_id="rec_1", account_id=d.some("acc_1", "acc_2"), agency_id="age_2", agency_name="",
        topics=("requests",), from_us=0, to_us=1, filed_us=0, due_us=1, answered_us=d.some(None, 1),
    )  # fmt: skip


def records_file(d: Draws) -> held.RecordsFileFact:
    """Draw a file of an answer."""
    return held.RecordsFileFact(
        records_id="rec_1", account_id=d.some("acc_1", "acc_2"), name="a.csv", media_type="", size=1, sha256=""
    )


def house(d: Draws) -> f.HouseFact:
    """Draw a house of the public address list."""
    return f.HouseFact(lon=0, lat=0, block=d.some(12, None, 14), street=d.some("Elm Street", "Oak Street"))


def partner(d: Draws) -> f.PartnerFact:
    """Draw a partner that counts from today in New York, from the day before or the day after, or nobody knows when."""
    return f.PartnerFact(
        atlas_id="1", agency="Police", state="XX", agreement_date="", date_precision="day",
        status=d.some("active", "active", "disputed"), duplicate=d.is_odd(), lon=None, lat=None,
        counts_from=d.some("", "2018-05-01", "2021-12-19", "2021-12-20", "2021-12-21"),
    )  # fmt: skip


HEARD_ON = ("2018-05-01", "2021-12-19", "2021-12-20", "2021-12-21")


def announcement(d: Draws) -> f.AnnouncementFact:
    """Draw an announcement of today in New York, of the day before or after, or of long ago, found then or never."""
    return f.AnnouncementFact("Police", "XX", "social-post", d.some(*HEARD_ON), "", "", d.some("", *HEARD_ON))


def records_answer(d: Draws) -> f.RecordsAnswerFact:
    """Draw an answer of today in New York, of the day before or after, or of long ago."""
    return f.RecordsAnswerFact("Police", "XX", "2018-04-01", d.some(*HEARD_ON), "2018-03-01")


def state(d: Draws) -> f.StateFact:
    """Draw a state."""
    return f.StateFact("XX", "State", d.some(None, 1_000_000), "")


def place(d: Draws) -> f.PlaceFact:
    """Draw a place."""
    return f.PlaceFact("Place", "XX", -69.0, 36.0)


def known(d: Draws) -> f.KnownAgencyFact:
    """Draw an agency of the FBI's list."""
    return f.KnownAgencyFact("XX1", "Police", "City", "", "XX")


def drawing(d: Draws) -> f.CountyLinesFact:
    """Draw the borders of counties."""
    return f.CountyLinesFact("")


def map_file(d: Draws) -> f.MapFileFact:
    """Draw a file of the map of agencies."""
    return f.MapFileFact("csv")


def public_count(d: Draws) -> f.PublicCountFact:
    """Draw a number that was given in public."""
    return f.PublicCountFact("2019-08-28", 405, "", "", None, "")


def world(d: Draws) -> f.WorldFact:
    """Draw a world's own description."""
    return f.WorldFact("w", "town", NOW)


def key(d: Draws) -> life.KeyFact:
    """Draw the company's public key."""
    return life.KeyFact("00")


def demand(d: Draws) -> demanded.DemandFact:
    """Draw a filed demand."""
    return demanded.DemandFact(
        demand_id="dem_1", agency_id=d.some(*AGENCIES), agency_name="", officer_name="", kind="warrant", authority="",
        paper_number="", subject=demanded.Subject(name="A", email="", street="", block=None), wants=("content",),
        from_us=0, to_us=1, secrecy="none", gag_until_us=None, words="", in_danger="", no_time="", filed_us=0,
        regime_id="",
    )  # fmt: skip


def produced(d: Draws) -> demanded.ProducedFact:
    """Draw a clip that was produced."""
    return demanded.ProducedFact(
        production_id="pro_1", demand_id="dem_1", agency_id=d.some(*AGENCIES), start_us=0, end_us=1, media_type="",
        sha256="", expires_us=d.some(None, NOW, NOW + 1, NOW - 1),
    )  # fmt: skip


def report(d: Draws) -> demanded.ReportFact:
    """Draw a published report."""
    return demanded.ReportFact(d.some("2021-H1", "2021-H2"), NOW, "{}")


def post(d: Draws) -> f.PostFact:
    """Draw a post of the feed in any state, with a cell or without."""
    level, x, y = ground.cell_of(PLACE, 16)
    return f.PostFact(
        post_id="pos_1", number=1, category="crime", title="", text="", state=d.some("published", *get_args(PostState)),
        published_us=0, label="", cell=d.some(Cell(level, x, y), Cell(level, x, y), None),
    )  # fmt: skip


def post_comment(d: Draws) -> f.PostCommentFact:
    """Draw a comment below such a post."""
    return f.PostCommentFact(comment_id="com_1", post=post(d), label="", agency_name="", text="", at_us=0)


def at_a_turn(d: Draws, asker: Standing) -> Standing:
    """Now and then, let it be the first moment of a quarter."""
    return replace(asker, now_us=1_640_995_200 * 1_000_000) if d.is_odd() else asker


FACTS: Final[dict[type, tuple[Any, ...]]] = {
    w.ReadFeed: (post,),
    w.ReadAlerts: (post,),
    w.ReadPost: (post, post_comment),
    w.ReadPostByNumber: (post, post_comment),
    w.CommentOnPost: (post, post_comment),
    w.FetchPostFootage: (post,),
    w.PostOfficially: (post,),
    w.ListRequests: (request, release),
    w.ReadRequest: (request, release, step, comment, onward),
    w.ListPassedOn: (onward,),
    w.ListOtherAgencies: (agency,),
    w.ListTakingPart: (agency,),
    w.ListIncidents: (incident,),
    w.ListColleagues: (colleague,),
    w.SetPosting: (colleague,),
    w.CloseAccount: (colleague,),
    w.ListInvitations: (invitation,),
    w.WithdrawInvitation: (invitation,),
    w.ReadAgency: (own_agency,),
    w.ReadResponseTotals: (totals,),
    w.ReadMapIndex: (tile,),
    w.ReadTile: (tile,),
    w.ReadCounts: (cell_count,),
    w.ReadBaseIndex: (base_tile,),
    w.ReadBaseTile: (base_tile,),
    w.FindAddress: (house,),
    w.ReadRegister: (request, step, comment),
    w.ReadRequestCounts: (quarter_count,),
    w.ExportRegister: (register_file,),
    w.FetchPicture: (release,),
    w.FetchFootage: (release,),
    w.FetchEvidence: (release,),
    w.TriageRelease: (release,),
    w.PassOn: (release,),
    w.FileRequest: (request,),
    w.ResolveRequest: (request,),
    w.ListStatements: (statement,),
    w.ReadStatement: (statement,),
    w.ListPublished: (statement,),
    w.EditStatement: (statement,),
    w.ReviewStatement: (statement,),
    w.ListTemplates: (template,),
    w.ReadMailbox: (mail, alert_choice),
    w.ChooseAlerts: (mail, alert_choice),
    w.ListThreads: (mail,),
    w.ReadThread: (mail,),
    w.WriteLetter: (mail,),
    w.ListEngagement: (agency, deeds, dealt.entry, totals),
    w.SendSuggestions: (agency, deeds, dealt.entry, totals, mail),
    w.ListHolders: (agency,),
    w.ListRecordsRequests: (records_request,),
    w.ReadRecordsRequest: (records_request, records_file),
    w.FetchRecordsFile: (records_file,),
    w.ReadWorld: (world,),
    w.ReadRegime: (world,),
    w.ReadKeys: (key,),
    w.ReadAgencyMap: (partner, state),
    w.SearchAgencyMap: (partner, place, known),
    w.ListAnnouncements: (announcement,),
    w.SearchAnnouncements: (announcement,),
    w.ReadOutsidersList: (announcement,),
    w.ListRecordsAnswers: (records_answer,),
    w.ReadOutlines: (state,),
    w.ListPublicCounts: (public_count,),
    w.ReadCountyLines: (drawing,),
    w.ExportAgencyMap: (map_file,),
    w.ListPartnerAgencies: (agency, dealt.agreement),
    w.ReadPartnerAgency: (agency, dealt.agreement),
    w.OfferAgreement: (agency, dealt.agreement),
    w.EndAgreement: (agency, dealt.agreement),
    w.ReadOwnAgreements: (agency, dealt.agreement),
    w.SignAgreement: (agency, dealt.agreement),
    w.ListAgreementsInForce: (dealt.in_force, dealt.told_terms),
    w.ReadLedgers: (agency, dealt.entry),
    w.ReadOwnLedger: (agency, dealt.entry, lambda d: dealt.received(d, NOW)),
    w.EnterGift: (agency, dealt.entry),
    w.FileDemand: (demand,),
    w.ListDemands: (demand,),
    w.ReadDemand: (demand, produced),
    w.FetchProduced: (produced,),
    w.FetchProducedEvidence: (produced,),
    w.ListPapers: (demand,),
    w.DecideDemand: (demand,),
    w.ReadLegalReport: (report,),
}
"""For each question the makers of the facts that an answer may be asked to draw on."""
