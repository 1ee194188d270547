"""The scenes of records requests: every kind of record, whose it is, of which topic, and of which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, get_args

from ..policy.acts_around import AnswerRecords
from ..policy.agreement_facts import AgreementFact, EntryFact
from ..policy.facts import ColleagueFact, ReleaseFact, RequestFact, TotalsFact
from ..policy.mail_facts import MailFact
from ..policy.request_facts import StepFact
from ..policy.statement_facts import StatementFact, VersionFact
from ..policy.units import DAY
from ..policy.wire.records import RecordTopic
from .act_scenes import standings_of_the_company
from .households import AGENCY, NOW_US
from .lazy import Look, Recipe
from .samples import recipe
from .scene import Scene, axis, constant, feature, named
from .varied_facts import COPY

FROM_US: Final = NOW_US - 10 * DAY
MADE: Final = axis(
    "made", just_before=FROM_US - 1, on_the_first_day=FROM_US, on_the_last_day=NOW_US, just_after=NOW_US + 1
)
OVER: Final = axis("the agreement ends", never=None, before_the_first_day=FROM_US - 1, on_the_first_day=FROM_US)
TERM: Final = axis("its term ends", never=None, before_the_first_day=FROM_US - 1, on_the_first_day=FROM_US)
WHOSE: Final = axis("whose record", of_the_agency_asked=AGENCY, of_another="another agency")
TOPIC: Final = named("topic asked for", {topic: frozenset({topic}) for topic in get_args(RecordTopic)})
_DATED: Final[Mapping[type, str]] = MappingProxyType(
    {
        RequestFact: "filed_us",
        StepFact: "at_us",
        ReleaseFact: "released_us",
        EntryFact: "at_us",
        MailFact: "at_us",
    }
)
_STANDING: Final = (TotalsFact, ColleagueFact)


def _versions(look: Look, regime: object) -> tuple[VersionFact, ...]:
    del regime
    return (VersionFact(0, "drafted", "agency", "Officer", look[MADE.name], "Title", "Text", ""),)


def records_scenes() -> Iterator[Scene]:
    """Yield a scene for every kind of record."""
    own = {"agency_id": feature(WHOSE.name)}
    for kind, name in _DATED.items():
        ends = {"expires_us": feature("the copy"), "withdrawn_us": feature("taken back")} if kind is ReleaseFact else {}
        yield _scene(kind, recipe(kind, **own, **ends, **{name: feature(MADE.name)}))
    yield _scene(
        AgreementFact,
        recipe(
            AgreementFact,
            **own,
            drafted_us=feature(MADE.name),
            ends_us=feature(TERM.name),
            closed_us=feature(OVER.name),
        ),
    )
    yield _scene(StatementFact, recipe(StatementFact, **own, versions=_versions))
    for kind in _STANDING:
        yield _scene(kind, recipe(kind, **own))


def _scene(kind: type, fact: Recipe) -> Scene:
    axes = (WHOSE, TOPIC) if kind in _STANDING else (WHOSE, TOPIC, MADE)
    ends = {ReleaseFact: COPY[:2], AgreementFact: (TERM, OVER)}.get(kind, ())
    return Scene(
        name=f"AnswerRecords of {kind.__name__}",
        cause=Recipe(
            AnswerRecords,
            {
                "agency_id": constant(AGENCY),
                "topics": feature(TOPIC.name),
                "from_us": constant(FROM_US),
                "to_us": constant(NOW_US),
            },
        ),
        standing=standings_of_the_company(),
        fact=fact,
        axes=(*axes, *ends),
    )
