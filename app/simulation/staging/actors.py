"""Acting in a world that is staged: as its residents, its officer and its reviewer, by the portal's own services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from ...policy.facts import IncidentFact
from ...policy.geometry import Ring, contains
from ...policy.regime import Regime
from ...policy.released import Released
from ...policy.roles import Role
from ...policy.units import DAY, MINUTE
from ...policy.wire.base import moment
from ...policy.wire.footage_request import FileRequest
from ...policy.wire.geo import polygon_of
from ...policy.wire.request_draft import RequestDraft
from ...services import moderation, withdrawing
from ...services.own_desk import Desk
from ...services.own_shapes import ReviewDraft, Reviewed
from ...services.portal import Caller, file_request, token_hash
from ...storage import cameras, notices, requests, standings, worlds_rows
from ...worlds.world import World, advance
from .histories import Named
from .staged import ADA, CannotStageError

_HALF_DEG = 0.004
"""Half the side of the area that is asked about, degrees: about a quarter of a square mile."""
_MESSAGE = "Please look at your footage of that evening."


@dataclass(frozen=True, slots=True)
class Actors:
    """Everybody who acts in a world.

    Parameters
    ----------
    world : World
        Planted, with sign-ins for the two residents, the officers and the moderator.
    emails : mapping of str to str
        The address with which each of them signs in, by who it is.
    """

    world: World
    emails: Mapping[str, str]

    def account(self, rows: Connection, who: str) -> tuple[str, Role]:
        """Return somebody's account and role.

        Raises
        ------
        CannotStageError
            If nobody of that name signs in to the world.
        """
        found = standings.find_credential(rows, self.emails.get(who, ""))
        if found is None:
            raise CannotStageError(f"nobody signs in as {who} to this world")
        return found[0], found[1]

    def regime(self) -> Regime:
        """Return the rules in force."""
        return self.world.regime(self.world.now().regime_id)

    def desk(self, rows: Connection, who: str) -> Desk:
        """Return somebody's desk for their own affairs."""
        account_id, role = self.account(rows, who)
        home = standings.find_household(rows, account_id) if role is Role.RESIDENT else ""
        now = worlds_rows.read_now(rows)
        return Desk(self.world, rows, now, self.world.regime(now.regime_id), account_id, home or "")

    @contextmanager
    def caller(self, who: str) -> Iterator[Caller]:
        """Sign somebody in while the block runs."""
        token, wall_us = self.world.wiring.new_token(), self.world.wiring.wall_clock()
        with self.world.database.acting() as rows:
            account_id, role = self.account(rows, who)
            standings.add_sign_in(rows, token_hash(token), account_id, "", wall_us + DAY)
        try:
            yield Caller(token_hash(token), frozenset({role}))
        finally:
            with self.world.database.acting() as rows:
                standings.drop_sign_in(rows, token_hash(token), wall_us)

    def leave(self, who: str) -> None:
        """Let a resident move out."""
        with self.world.database.acting() as rows:
            withdrawing.move_out(self.desk(rows, who))

    def incident(self) -> IncidentFact:
        """Return the newest incident amid which Ada's cameras hang and recorded something.

        Raises
        ------
        CannotStageError
            If there is none.
        """
        with self.world.database.looking() as rows:
            home = self.desk(rows, ADA).household_id
            places = [(one.lon, one.lat) for one in cameras.list_cameras(rows) if one.household_id == home]
            known = requests.list_incidents(rows, self._agency(rows, "officer"))
            for one in sorted(known, key=lambda incident: -incident.to_us):
                near = all(contains(_around(one), place) for place in places)
                if near and notices.clips_in_window(rows, home, *self.window(one)):
                    return one
        raise CannotStageError("no incident happened where the household's cameras recorded something; try again")

    def window(self, incident: IncidentFact) -> tuple[int, int]:
        """Return the time that is asked about: the incident's, as far as the rules let a window be, microseconds."""
        limits = self.regime().request
        shortest, longest = limits.min_window_minutes.value * MINUTE, limits.max_window_minutes.value * MINUTE
        return incident.to_us - min(max(incident.to_us - incident.from_us, shortest), longest), incident.to_us

    def named(self, incident: IncidentFact, request_id: str = "") -> Named:
        """Return the true ids for what the proof names."""
        with self.world.database.looking() as rows:
            known = {one.category for one in requests.list_incidents(rows, incident.agency_id)} - {incident.category}
            other, agency = min(known, default=f"not {incident.category}"), self._agency(rows, "other-officer")
            return Named(incident.agency_id, agency, incident.category, other, request_id)

    def _agency(self, rows: Connection, who: str) -> str:
        account_id, role = self.account(rows, who)
        signed_in = standings.SignedIn(account_id, role, "", "", may_post=False)
        standing = standings.load_standing(rows, signed_in, worlds_rows.read_now(rows))
        return standing.agency_id or ""

    def file(self, incident: IncidentFact) -> str:
        """File a request about an incident, let it be reviewed where the rules say so, and return its id.

        Raises
        ------
        CannotStageError
            If the rules refuse it.
        """
        question = FileRequest(self._draft(incident))
        with self.caller("officer") as caller:
            answer = file_request(self.world, caller, question, "a-counterexample-of-the-proof")
        if not isinstance(answer, Released):
            reasons = " ".join(reason.text for reason in getattr(answer, "reasons", ()))
            raise CannotStageError(f"under these rules the request cannot be filed. {reasons}".strip())
        if answer.payload.state == "in-review":
            self._approve(answer.payload.id)
        return answer.payload.id

    def _draft(self, incident: IncidentFact) -> RequestDraft:
        from_us, to_us = self.window(incident)
        return RequestDraft(
            incident_id=incident.incident_id,
            case_number=incident.case_number,
            contact=self.emails["officer"],
            message=_MESSAGE,
            area=polygon_of(_around(incident)),
            window_from=moment(from_us),
            window_to=moment(to_us),
        )

    def _approve(self, request_id: str) -> None:
        with self.world.database.acting() as rows:
            word = moderation.review(self.desk(rows, "moderator"), request_id, ReviewDraft(approve=True))
        if not isinstance(word, Reviewed):
            raise CannotStageError("the request was not approved by the company's review")

    def delivery_us(self) -> int:
        """Return when a request is delivered that is filed now, simulated microseconds."""
        return self.world.now().clock_us + self.regime().delivery.delay_minutes.value * MINUTE

    def wait(self, to_us: int) -> None:
        """Let time pass, and everything happen that is due by then."""
        advance(self.world, to_us)

    def notice_of(self, request_id: str, who: str = ADA) -> str | None:
        """Return the notice with which a request reached somebody's household; None if it did not."""
        with self.world.database.looking() as rows:
            held = notices.list_notices(rows, self.desk(rows, who).household_id)
        return next((one.notice_id for one in held if one.request_id == request_id), None)


def _around(incident: IncidentFact) -> Ring:
    west, south = incident.lon - _HALF_DEG, incident.lat - _HALF_DEG
    east, north = incident.lon + _HALF_DEG, incident.lat + _HALF_DEG
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return tuple((round(lon, 6), round(lat, 6)) for lon, lat in corners)
