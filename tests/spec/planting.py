"""Fill a small world with random rows of several agencies and households, in states of every kind.

The rows need not make a story: a list must show exactly what `decide` allows, whatever a table holds.
"""

from __future__ import annotations

import json
import random
from typing import Any, Final, get_args

from glassporch.policy.units import DAY
from glassporch.policy.wire.footage_request import RequestState
from glassporch.policy.wire.steps import StepName
from glassporch.services.portal import token_hash
from glassporch.testing.images import token_of
from glassporch.worlds.world import World
from sqlalchemy import Connection, text

from .unfiltered import every

STATES: Final[tuple[RequestState, ...]] = get_args(RequestState)
STEPS: Final[tuple[StepName, ...]] = get_args(StepName)
NEVER_DELIVERED: Final = {"rejected", "queued"}
RING: Final = json.dumps([[-69.0, 36.0], [-68.99, 36.0], [-68.99, 36.01], [-69.0, 36.0]])
PICTURE: Final = "a" * 64
FIRST: Final[tuple[RequestState, ...]] = ("in-review", "delivered")
OFFICER: Final = token_hash(token_of("officer"))


def put(rows: Connection, table: str, **values: Any) -> None:
    """Add one row."""
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    rows.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)


class Planter:
    """Adds random rows to one world."""

    def __init__(self, rows: Connection, dice: random.Random, now_us: int, regime_id: str) -> None:
        self.rows, self.dice, self.now_us, self.regime_id = rows, dice, now_us, regime_id
        self.agencies = [row.id for row in every(rows, "agency")]
        self.staff = {row.agency_id: row.id for row in every(rows, "account") if row.agency_id}
        signed_in = {row.account_id for row in every(rows, "sign_in")}
        self.households = sorted({row.household_id for row in every(rows, "person") if row.account_id in signed_in})
        officer = next(row.account_id for row in every(rows, "sign_in") if row.token_hash == OFFICER)
        self.own = next(row.agency_id for row in every(rows, "account") if row.id == officer)
        self.requests: list[str] = []
        self.releases: list[tuple[str, str]] = []

    def some(self, *values: Any) -> Any:
        """Return one of some values."""
        return self.dice.choice(values)

    def before(self, days: int = 120) -> int:
        """Return a moment up to so many days ago."""
        return self.now_us - self.dice.randrange(days * DAY)

    def near_now(self) -> int | None:
        """Return now, or just before or after, or no moment."""
        return self.some(None, self.now_us, self.now_us + 1, self.now_us - 1, self.now_us + DAY)

    def agreements(self) -> None:
        """Let some agreements end, now or before, and some never begin; not the officer's own agency's."""
        for agency in sorted(set(self.agencies) - {self.own}):
            kind = self.some("police", "sheriff", "fire", "federal")
            self.rows.execute(text("UPDATE agency SET kind = :kind WHERE id = :id"), {"kind": kind, "id": agency})
            set_to = (
                "UPDATE agreement SET signed_us = :signed, starts_us = :begins, ends_us = :ends, closed_us = :closed "
                "WHERE agency_id = :id"
            )
            values = {"signed": self.some(0, 0, 0, None), "begins": self.some(0, 0, 0, self.now_us, self.now_us + 1)}
            values |= {"ends": self.some(None, self.near_now()), "closed": self.some(None, None, self.near_now())}
            self.rows.execute(text(set_to), {**values, "id": agency})

    def request(self, nth: int) -> None:
        """File a request of any agency; the first, which waits, and the second are the officer's, the third is not."""
        agency, state = self.some(*self.staff), self.some(*STATES)
        if nth < len(FIRST):
            agency, state = self.own, FIRST[nth]
        elif nth == len(FIRST):
            agency = self.some(*sorted(set(self.staff) - {self.own}))
        delivered = None if state in NEVER_DELIVERED else self.before()
        if state == "in-review" and self.dice.random() < 0.5:
            delivered = None
        incidents = every(self.rows, "incident")
        put(
            self.rows, "footage_request", id=f"req_x{nth}", agency_id=agency, account_id=self.staff[agency],
            officer_name="Officer", incident_id=self.some(*incidents).id, incident_type="theft", case_number="1",
            contact="", message="Please look.", area=RING, area_sq_mi=0.1, from_us=0, to_us=1, filed_us=self.before(),
            state=state, review_note="", delivered_us=delivered, further_incidents="[]", regime_id=self.regime_id,
        )  # fmt: skip
        self.requests.append(f"req_x{nth}")
        for position in range(1, self.dice.randrange(5)):
            put(
                self.rows, "request_event", id=f"eve_x{nth}_{position}", request_id=f"req_x{nth}", position=position,
                at_us=self.before(), step="approved" if nth + position == 1 else self.some(*STEPS), account_id=None,
                note="note",
            )  # fmt: skip
        self._notices(nth, delivered)
        if delivered is not None:
            self._comments(nth)

    def _notices(self, nth: int, delivered: int | None) -> None:
        for home in self.households:
            if delivered is not None and (nth < len(FIRST) or self.dice.random() < 0.5):
                put(
                    self.rows, "notice", id=f"not_x{nth}_{home}", request_id=f"req_x{nth}", household_id=home,
                    form="e-mail", delivered_us=delivered, answer="", answered_us=None,
                )  # fmt: skip

    def _comments(self, nth: int) -> None:
        for turn in range(self.dice.randrange(3)):
            put(
                self.rows, "comment", id=f"com_x{nth}_{turn}", request_id=f"req_x{nth}", label=f"Neighbor {turn + 1}",
                text="I saw it.", at_us=self.before(),
            )  # fmt: skip

    def release(self, nth: int) -> None:
        """Release a clip to the agency of any request, or to another one, and perhaps pass it on."""
        request = self.some(*self.requests)
        owner = {row.id: row.agency_id for row in every(self.rows, "footage_request")}[request]
        put(
            self.rows, "release", id=f"rel_x{nth}", request_id=request, agency_id=owner, label="Neighbor 1",
            start_us=0, end_us=1, released_us=self.before(), expires_us=self.near_now(), contact="{}",
            picture_sha256=PICTURE, footage_type="", capture_commitment="",
            triage=self.some("", "received", "declined"),
            withdrawn_us=self.some(None, None, None, self.now_us),
        )  # fmt: skip
        for other in self.agencies:
            if other != owner and self.dice.random() < 0.4:
                put(
                    self.rows, "onward", id=f"onw_x{nth}_{other}", release_id=f"rel_x{nth}", from_agency_id=owner,
                    to_agency_id=other, account_id=self.staff[owner], asked_us=self.before(),
                    passed_us=self.some(None, self.before(), self.now_us),
                    withdrawn_us=self.some(None, None, self.now_us),
                )  # fmt: skip

    def books(self, nth: int) -> None:
        """Invite somebody to any agency, and let one of its totals stand."""
        put(
            self.rows, "invitation", id=f"inv_x{nth}", agency_id=self.some(*self.agencies), email=f"x{nth}@a.example",
            name="X", role=self.some("user", "administrator"), may_post=False, code_hash=f"{nth:064d}",
            invited_us=self.before(), expires_us=self.near_now(), withdrawn_us=self.some(None, None, self.now_us),
            account_id=self.some(None, None, *self.staff.values()),
        )  # fmt: skip

    def totals(self) -> None:
        """Add up answers for every agency."""
        self.rows.execute(text("DELETE FROM response_total"))
        for nth, agency in enumerate(self.agencies):
            put(self.rows, "response_total", agency_id=agency, requests=nth, asked=5, shared=2, declined=1)

    def objection(self, nth: int) -> None:
        """Let somebody object, with or without the company's word."""
        state = self.some("open", "upheld", "rejected") if nth else "open"
        put(
            self.rows, "objection", id=f"obj_x{nth}", house_id=every(self.rows, "house")[0].id, from_us=0, to_us=1,
            words="It is me.", at_us=self.before(), state=state, decided_us=None if state == "open" else self.now_us,
        )  # fmt: skip

    def older_map(self) -> None:
        """Keep the map of an epoch that is over, and one of another regime."""
        for row in every(self.rows, "publication")[:3]:
            values = dict(row._mapping)
            for name, changed in (("old", {"epoch": row.epoch + 7}), ("other", {"regime_id": "no-such-regime"})):
                put(self.rows, "publication", **(values | changed | {"tile_id": f"{row.tile_id[:20]}-{name}"}))


def plant(world: World, dice: random.Random) -> None:
    """Fill a world with random rows."""
    now = world.now()
    with world.database.acting() as rows:
        planter = Planter(rows, dice, now.clock_us, now.regime_id)
        put(rows, "released_picture", sha256=PICTURE, media_type="image/png", body=b"x")
        planter.agreements()
        for nth in range(dice.randrange(3, 9)):
            planter.request(nth)
        for nth in range(dice.randrange(8)):
            planter.release(nth)
        for nth in range(dice.randrange(1, 4)):
            planter.books(nth)
            planter.objection(nth)
        planter.totals()
        planter.older_map()
