"""What must hold of every combination that the rules let through, written from the definitions of docs/consent.md.

No property calls what a rule calls: what a resident said is read off the features, whose meaning stands in
`courses.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..policy.regime import CoConsent, Regime
from ..policy.roles import AGENCY_ROLES
from ..policy.units import DAY
from .act_scenes import ADA_REQUESTS, ANSWER, BO_REQUESTS, CELL, EDGE, HOUSEHOLD, ON_MAP, PLACE, SCOPES
from .courses import Course
from .households import AGENCY, HOME, NOW_US, grants, weigh
from .lazy import Look
from .onward_scene import FILED, WISHED, terms_of
from .question_scenes import ACCOUNT, AGREEMENT, KIND, ROLE
from .varied_facts import ONWARD_YES, WHOSE

TO_SIGN: Final = ("admit ReadOwnAgreements", "admit SignAgreement", "admit RepeatSigning")
"""What leads to an agreement, and so cannot need one."""


def _always(regime: Regime) -> bool:
    del regime
    return True


@dataclass(frozen=True, slots=True)
class Property:
    """Something that must hold of whatever is allowed.

    Parameters
    ----------
    id : str
    sentence : str
    scene : callable
        Name of a scene -> whether the property speaks of it.
    holds : callable
        (features, regime) -> whether what is allowed may be.
    speaks : callable
        Regime -> whether it says anything under these rules.
    where : str
        Where it does, as a clause; "" where it always does.
    """

    id: str
    sentence: str
    scene: Callable[[str], bool]
    holds: Callable[[Look, Regime], bool]
    speaks: Callable[[Regime], bool] = _always
    where: str = ""


def _is(*names: str) -> Callable[[str], bool]:
    return lambda name: name in names


def _answers(look: Look) -> tuple[Course, ...]:
    return tuple(look[HOUSEHOLD].voices(look[ANSWER]))


def _goes_freely(look: Look, regime: Regime) -> bool:
    """Whether the rules of the filing let the agency pass a clip on by itself; a release never goes freely."""
    return FILED in look and terms_of(look, regime).sharing.onward.value != "new-consent"


def _live_grant(look: Look, regime: Regime) -> bool:
    voices = _answers(look)
    granted = bool(look[SCOPES]) and all(any(grants(one, scope) for one in voices) for scope in look[SCOPES])
    return (granted and _is_answered(look)) or _goes_freely(look, regime)


def _is_answered(look: Look) -> bool:
    """Whether what was said was said to this wish: a yes before a clip was asked for is about other clips."""
    return WISHED not in look or look[WISHED] == 0


def _somebody_spoke(look: Look, regime: Regime) -> bool:
    return _goes_freely(look, regime) or any(one.spoke for one in _answers(look))


def _no_is_heard(look: Look, regime: Regime) -> bool:
    said = tuple(one.means for one in _answers(look))
    weighed = weigh(said, _whose_word_counts(look, regime))
    return _goes_freely(look, regime) or (weighed == "yes" and _is_answered(look))


def _wants(look: Look, regime: Regime, *, in_general: bool = False) -> str:
    home = look[HOUSEHOLD]
    told = [look[name] for name, lives in ((ADA_REQUESTS, home.ada), (BO_REQUESTS, home.bo)) if lives]
    said = tuple(one.means_in_general if in_general else one.means for one in told)
    return weigh(said, _whose_word_counts(look, regime))


def _whose_word_counts(look: Look, regime: Regime) -> CoConsent:
    """Return the stricter of what the rules of the filing and those in force say of several residents."""
    order: tuple[CoConsent, ...] = ("any-may-share", "either-may-refuse", "all-must-agree")
    return max(terms_of(look, regime).consent.co_consent.value, regime.consent.co_consent.value, key=order.index)


def _not_opted_out(look: Look, regime: Regime) -> bool:
    return _wants(look, regime) != "no"


def _heard_out(look: Look, regime: Regime) -> bool:
    return _goes_freely(look, regime) or _wants(look, regime) != "no"


def _wants_to_be_asked(look: Look, regime: Regime) -> bool:
    return _wants(look, regime) == "yes"


def _near_and_hanging(look: Look, regime: Regime) -> bool:
    exact = regime.delivery.targeting.value == "exact-place"
    near = look["place"] in {PLACE, EDGE} if exact else look["cell"]
    asked = regime.delivery.recipients.value == "camera-owners" or look["uses the feed"]
    return bool(near and asked and look["camera"] <= NOW_US)


def _own_clip(look: Look, regime: Regime) -> bool:
    kept = look["clip's age"] > NOW_US - regime.sharing.cloud_days.value * DAY
    meets = look["window"] in {"around", "to its start", "from its end"}
    return look["whose clip"] == HOME and look["chosen"] == "chosen" and meets and kept


def _not_objected(look: Look, regime: Regime) -> bool:
    if look["objection"] is None:
        return True
    metres, in_time, since = look["objection"]
    by_cell = regime.delivery.targeting.value != "exact-place"
    # No house of these scenes is further than 50 m from the cell if it is counted from the camera, nor nearer than
    # 50 m to the camera if it is counted from the cell.
    near = metres <= 50.0 if by_cell == (since == CELL) else by_cell  # noqa: PLR2004 - as promised
    return not (in_time and (near or look["camera's place"] is None))


def _on_the_map(look: Look, regime: Regime) -> tuple[str, bool]:
    voices = look[HOUSEHOLD].voices(look[ON_MAP])
    said = weigh(tuple(one.means for one in voices), regime.consent.co_consent.value)
    return said, any(grants(one, "coarse-zone") for one in voices)


def _not_hidden(look: Look, regime: Regime) -> bool:
    return _on_the_map(look, regime)[0] != "no" and _wants(look, regime, in_general=True) != "no"


def _agreed_to_map(look: Look, regime: Regime) -> bool:
    return _on_the_map(look, regime) == ("yes", True)


def _readable(look: Look, regime: Regime) -> bool:
    del regime
    expires = look["the copy"]
    return look["taken back"] is None and (expires is None or expires > NOW_US)


def _own_or_passed(look: Look, regime: Regime) -> bool:
    del regime
    return look[WHOSE] == AGENCY or AGENCY in look["passed on to"]


def _passed_to_asker(look: Look, regime: Regime) -> bool:
    del regime
    holds = look["the yes to passing it on"] is None
    return holds and look["passed on"] is not None and look["to whom"] == AGENCY


def _may_take_part(look: Look, regime: Regime) -> bool:
    del regime
    return look[ROLE] not in AGENCY_ROLES or look[KIND] not in {"federal", "immigration"}


def _in_good_standing(look: Look, regime: Regime) -> bool:
    del regime
    of_agency = look[ROLE] in AGENCY_ROLES
    return bool(look[ACCOUNT]) and (not of_agency or (look[KIND] is not None and look[AGREEMENT]))


def _never(look: Look, regime: Regime) -> bool:
    del look, regime
    return False


def _shows_cameras(regime: Regime) -> bool:
    return regime.map.layer.value != "none"


_ON_A_MAP: Final = "agencies see cameras on their map"
_NOT_BY_DEFAULT: Final = 'nobody is asked by default (consent.requests_default is "out")'


def _asks_who_agreed(regime: Regime) -> bool:
    return regime.consent.requests_default.value == "out"


_COPIES: Final = (": ReleaseFact", ": OnwardFact")
_RELEASES: Final = _is("Share", "HandOn")

PROPERTIES: Final = (
    Property(
        "live-grant",
        "Nothing is released, or passed on by consent, without a live, non-stale yes of a current resident to "
        "everything that leaves.",
        _RELEASES,
        _live_grant,
    ),
    Property(
        "silence",
        "Nothing is released, or passed on by consent, where nobody who lives there said anything.",
        _RELEASES,
        _somebody_spoke,
    ),
    Property(
        "every-voice",
        "A release, and passing on by consent, follow the household as the rules weigh its residents.",
        _RELEASES,
        _no_is_heard,
    ),
    Property(
        "release-opted-out",
        "Nothing is released, or passed on by consent, by a household that said no to requests.",
        _RELEASES,
        _heard_out,
    ),
    Property(
        "own-clip",
        "Only the household's own chosen clip leaves, from the window and while it is kept.",
        _is("Share"),
        _own_clip,
    ),
    Property("objection", "No clip leaves that somebody who was filmed objected to.", _is("Share"), _not_objected),
    Property("asked-opted-out", "No request reaches a household that said no to it.", _is("Deliver"), _not_opted_out),
    Property(
        "asked-near",
        "A request reaches only cameras that hang already, in its area or its cells, of those whom the rules ask.",
        _is("Deliver"),
        _near_and_hanging,
    ),
    Property(
        "asked-by-default",
        "Where nobody is asked by default, a request reaches only who agreed.",
        _is("Deliver"),
        _wants_to_be_asked,
        _asks_who_agreed,
        _NOT_BY_DEFAULT,
    ),
    Property(
        "map-opted-out",
        "No camera is on the map of whoever said no.",
        _is("Publish"),
        _not_hidden,
        _shows_cameras,
        _ON_A_MAP,
    ),
    Property(
        "map-agreed",
        "No camera is on the map without a live yes.",
        _is("Publish"),
        _agreed_to_map,
        _shows_cameras,
        _ON_A_MAP,
    ),
    Property(
        "footage-lives",
        "No released clip is delivered or passed on after its term or after it was taken back.",
        lambda name: name == "HandOn" or (name.endswith(_COPIES) and not name.startswith("ReadRequest: Onward")),
        _readable,
    ),
    Property(
        "footage-own",
        "Footage goes to the agency that it was released to, or to one that it was passed on to.",
        lambda name: name.endswith(": ReleaseFact"),
        _own_or_passed,
    ),
    Property(
        "onward",
        "An agency reads what was passed on to it, not before that, and not after the yes to it was taken back.",
        _is("ListPassedOn: OnwardFact"),
        _passed_to_asker,
    ),
    Property(
        "onward-once",
        "What another agency lost because the yes to it was taken back is not handed on again.",
        _is("HandOn"),
        lambda look, _: look[ONWARD_YES.name] is None,
    ),
    Property(
        "no-federal",
        "No federal or immigration agency may ask anything.",
        lambda name: name.startswith("admit "),
        _may_take_part,
    ),
    Property(
        "good-standing",
        "No closed account, and no agency without an agreement in force, may ask anything but about an offer of one.",
        lambda name: name.startswith("admit ") and name not in TO_SIGN,
        _in_good_standing,
    ),
    Property("declined", "No agency reads how many residents declined.", _is("admit ReadResponseTotals"), _never),
)
"""Every property; one that is not listed here does not exist."""
