"""The household of a case: who lives there, and what each of them said, with the moments at which it was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...policy.consent.events import Purpose
from ...policy.units import DAY
from ...proof.act_scenes import ADA_REQUESTS, ANSWER, BO_REQUESTS, HOUSEHOLD, ON_MAP
from ...proof.courses import ANSWERS, MAPS, REQUESTS, Course, Line
from ...proof.households import Household, homes
from ...storage import cameras, consents
from .actors import Actors
from .histories import Named, Spoken, write_down
from .possible import opens
from .staged import ADA, BO, Case

_LONG_AGO = 10 * DAY
"""How long before the judged moment a household began to speak, microseconds."""


@dataclass(frozen=True, slots=True)
class Lives:
    """A case's household in a world.

    Parameters
    ----------
    actors : Actors
    case : Case
    """

    actors: Actors
    case: Case

    @property
    def home(self) -> Household:
        """Who lives there, as the proof has it."""
        courses = MAPS if self.case.scene == "Publish" else ANSWERS
        return homes(courses)[self.case.features[HOUSEHOLD]]

    def requests(self) -> Iterator[tuple[str, Purpose, Course]]:
        """Yield what each of them said about being asked."""
        yield ADA, "requests", REQUESTS[self.case.features[ADA_REQUESTS]]
        yield BO, "requests", REQUESTS[self.case.features[BO_REQUESTS]]

    def on_the_map(self) -> Iterator[tuple[str, Purpose, Course]]:
        """Yield what each of them said about the map."""
        yield ADA, "map", MAPS[self.case.features[ON_MAP]]
        yield BO, "map", self.home.bo_said

    def answers(self) -> Iterator[tuple[str, Purpose, Course]]:
        """Yield what each of them answered before Ada shares, which is her yes."""
        yield ADA, "answer", replace(ANSWERS[self.case.features[ANSWER]], lines=self._before_sharing())
        yield BO, "answer", self.home.bo_said

    def _before_sharing(self) -> tuple[Line, ...]:
        return ANSWERS[self.case.features[ANSWER]].lines[:-1]

    def say(self, told: list[tuple[str, Purpose, Course]], named: Named, judged_us: int, from_us: int = 0) -> None:
        """Write down what was said.

        Parameters
        ----------
        judged_us, from_us : int
            The moment that is judged, and the first at which somebody spoke; 0 for long ago. Simulated microseconds.
        """
        world = self.actors.world
        with world.database.acting() as rows:
            spoken = [Spoken(self.actors.account(rows, who)[0], purpose, course) for who, purpose, course in told]
            home = self.actors.desk(rows, ADA).household_id
            write_down(world, rows, home, spoken, named, (from_us or judged_us - _LONG_AGO, judged_us))

    def bo_leaves(self, *, silently: bool) -> None:
        """Let Bo move out where the case has Bo gone: at once if nothing was said, else after it was."""
        if not self.home.bo and silently == (not self.home.bo_said.lines):
            self.actors.leave(BO)

    def others_agree(self, named: Named, judged_us: int) -> None:
        """Let every other household agree to be asked, where few are asked by default and few are too few."""
        regime, world = self.actors.regime(), self.actors.world
        if regime.consent.requests_default.value == "in" or regime.delivery.min_recipients.value <= 1:
            return
        with world.database.acting() as rows:
            own = self.actors.desk(rows, ADA).household_id
            for home in sorted({one.household_id for one in cameras.list_cameras(rows)} - {own}):
                said = [Spoken(one, "requests", REQUESTS["yes"]) for one in sorted(consents.residents(rows, home))]
                write_down(world, rows, home, said, named, (judged_us - _LONG_AGO, judged_us))


def split(told: list[tuple[str, Purpose, Course]]) -> tuple[list[tuple[str, Purpose, Course]], ...]:
    """Part courses into the plain yes with which they begin, if they do, and what follows it."""
    first = [(who, about, replace(one, lines=one.lines[: int(opens(one))])) for who, about, one in told]
    after = [(who, about, replace(one, lines=one.lines[int(opens(one)) :])) for who, about, one in told]
    return first, after


def runs_out(told: list[tuple[str, Purpose, Course]]) -> bool:
    """Return whether a yes runs out in these courses, so that they need days."""
    return any(line.ends == "now" for _, _, course in told for line in course.lines)
