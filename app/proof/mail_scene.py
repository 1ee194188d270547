"""The scene of a post that is mailed: whose access, which category was chosen, and how the post stands."""

from __future__ import annotations

from typing import get_args

from ..policy.acts_around import AlertOfficer
from ..policy.facts import PostFact
from ..policy.switches.agency import AgencyKind
from ..policy.switches.feed import PostCategory
from ..policy.wire.feed import PostState
from .act_scenes import standings_of_the_company
from .lazy import Recipe
from .samples import recipe
from .scene import Scene, axis, feature, named


def alert_scene() -> Scene:
    """Return the scene of one post and one officer."""
    act = Recipe(
        AlertOfficer,
        {
            "categories": feature("chosen"),
            "active": feature("the account"),
            "agreement_live": feature("the agreement"),
            "kind": feature("the agency's kind"),
        },
    )
    post = recipe(PostFact, category=feature("about"), state=feature("the post is"), agency_name=feature("posted by"))
    return Scene(
        name="AlertOfficer",
        cause=act,
        standing=standings_of_the_company(),
        fact=post,
        axes=(
            axis("chosen", nothing=frozenset[PostCategory](), crime=frozenset({"crime"}), safety=frozenset({"safety"})),
            axis("the account", open=True, closed=False),
            axis("the agreement", live=True, ended=False),
            named("the agency's kind", {kind: kind for kind in get_args(AgencyKind)}),
            axis("about", crime="crime", safety="safety"),
            named("the post is", {state: state for state in get_args(PostState)}),
            axis("posted by", a_resident="", an_agency="Police"),
        ),
    )
