"""Everything that one resident can have said about one thing, and what it means by the definition of consent.

The meaning of each course is written down by hand, from docs/consent.md, and is computed by nothing that a rule uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from ..policy.consent.events import ConsentKind, Scope

Meaning = Literal["yes", "no", "neither"]
About = Literal[
    "all",
    "agency",
    "another agency",
    "type",
    "another type",
    "request",
    "another request",
    "wish",
    "wish for another agency",
    "wish of another request",
]
"""How far a choice is narrowed down; "agency" is the one that asks now, "type" and "request" likewise.

A "wish" is to pass the clips of one request on to one agency.
"""

CLIP: Final[tuple[Scope, ...]] = ("clip",)
BOTH: Final[tuple[Scope, ...]] = ("clip", "contact")
ZONE: Final[tuple[Scope, ...]] = ("existence", "coarse-zone")


@dataclass(frozen=True, slots=True)
class Line:
    """One event.

    Parameters
    ----------
    kind : ConsentKind
    scopes : tuple of Scope
        Of a yes.
    about : About
    former : bool
        Whether a yes was given to a notice that has changed since.
    ends : {"never", "now", "later"}
        When a yes runs out; "now" is the first moment at which it no longer holds.
    later : bool
        Whether the event lies after the moment that is judged.
    """

    kind: ConsentKind
    scopes: tuple[Scope, ...] = ()
    about: About = "all"
    former: bool = False
    ends: Literal["never", "now", "later"] = "never"
    later: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """What somebody said, one event after the other, and what it means now.

    Parameters
    ----------
    lines : tuple of Line
    means : Meaning
        To whoever asks about this agency, type of incident and request.
    scopes : tuple of Scope
        What a yes covers.
    in_general : Meaning or None
        To whoever asks about no agency in particular, as for a map, where that differs.
    """

    lines: tuple[Line, ...]
    means: Meaning
    scopes: tuple[Scope, ...] = ()
    in_general: Meaning | None = None

    @property
    def means_in_general(self) -> Meaning:
        """What it means to whoever asks about no agency in particular."""
        return self.in_general or self.means

    @property
    def spoke(self) -> bool:
        """Whether the resident said anything at all by now; being asked is not saying."""
        return any(line.kind != "requested" and not line.later for line in self.lines)


def _yes(scopes: tuple[Scope, ...], about: About) -> Mapping[str, Course]:
    """Return every course of a choice about one thing that begins or ends with a yes or a no."""
    given, refused = Line("given", scopes, about), Line("refused", (), about)
    asked, former = Line("requested", (), about), Line("given", scopes, about, former=True)
    over, taken = Line("given", scopes, about, ends="now"), Line("withdrawn", (), about)
    return {
        "silent": Course((), "neither"),
        "asked, and silent": Course((asked,), "neither"),
        "yes": Course((given,), "yes", scopes),
        "yes, asked again": Course((given, asked), "yes", scopes),
        "yes, confirmed": Course((given, Line("re-confirmed", scopes, about)), "yes", scopes),
        "yes that runs out later": Course((Line("given", scopes, about, ends="later"),), "yes", scopes),
        "yes that ran out just now": Course((over,), "neither"),
        "yes that ran out, on file": Course((over, Line("expired", scopes, about)), "neither"),
        "yes to a former notice": Course((former,), "neither"),
        "yes to a former notice, on file": Course((former, Line("stale", scopes, about)), "neither"),
        "yes dated later": Course((Line("given", scopes, about, later=True),), "neither"),
        "no": Course((refused,), "no"),
        "no, asked again": Course((refused, asked), "no"),
        "yes, taken back": Course((given, taken), "no"),
        "no, then yes": Course((refused, given), "yes", scopes),
        "stale yes, taken back": Course((former, Line("stale", scopes, about), taken), "no"),
    }


ANSWERS: Final[Mapping[str, Course]] = MappingProxyType(
    {
        **_yes(BOTH, "request"),
        "yes to the clip alone": Course((Line("given", CLIP, "request"),), "yes", CLIP),
        "yes to contact alone": Course((Line("given", ("contact",), "request"),), "yes", ("contact",)),
        "yes to another request": Course((Line("given", BOTH, "another request"),), "neither"),
        "yes to every request": Course((Line("given", BOTH, "all"),), "yes", BOTH),
        "yes to all, narrowed to the clip": Course(
            (Line("given", BOTH, "all"), Line("given", CLIP, "request")), "yes", CLIP
        ),
        "no to all, yes to this request": Course((Line("refused"), Line("given", BOTH, "request")), "no"),
    }
)
"""What a resident can have answered to a request."""

ONWARD: Final[Mapping[str, Course]] = MappingProxyType(
    {
        **_yes(BOTH, "wish"),
        "yes to the clip alone": Course((Line("given", CLIP, "wish"),), "yes", CLIP),
        "yes to another agency": Course((Line("given", BOTH, "wish for another agency"),), "neither"),
        "no to another agency": Course((Line("refused", (), "wish for another agency"),), "neither"),
        "yes about another request": Course((Line("given", BOTH, "wish of another request"),), "neither"),
        "no to all, yes to this wish": Course((Line("refused"), Line("given", BOTH, "wish")), "no"),
    }
)
"""What a resident can have said to a wish to pass a clip on."""

REQUESTS: Final[Mapping[str, Course]] = MappingProxyType(
    {
        **{
            name: course
            for name, course in _yes(ZONE, "all").items()
            if name not in {"asked, and silent", "yes, asked again", "yes, confirmed", "no, asked again"}
        },
        "opted out": Course((Line("withdrawn"),), "no"),
        "no to this agency": Course((Line("refused", (), "agency"),), "no", in_general="neither"),
        "no to another agency": Course((Line("refused", (), "another agency"),), "neither"),
        "no to this type": Course((Line("refused", (), "type"),), "no", in_general="neither"),
        "no to another type": Course((Line("refused", (), "another type"),), "neither"),
        "yes to this agency": Course((Line("given", ZONE, "agency"),), "yes", ZONE, in_general="neither"),
        "no to all, yes to this agency": Course((Line("refused"), Line("given", ZONE, "agency")), "no"),
        "yes to all, no to this agency": Course(
            (Line("given", ZONE), Line("refused", (), "agency")), "no", ZONE, in_general="yes"
        ),
    }
)
"""What a resident can have chosen for good about being asked."""

MAPS: Final[Mapping[str, Course]] = MappingProxyType(
    {
        **_yes(ZONE, "all"),
        "yes to existence alone": Course((Line("given", ("existence",)),), "yes", ("existence",)),
    }
)
"""What a resident can have chosen about a map."""
