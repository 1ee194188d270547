"""Claim: what a resident posts lies in no officer's own mailbox, from where taking it down calls nothing back (I09)."""

from __future__ import annotations

from typing import Final

from ..client import Exchange
from ..policy.regime import Regime
from .claim import CONTRAST, REFERENCES, WITHOUT_REQUESTS, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .posting import publish_post
from .scene import is_done
from .walk import API

MAILBOX: Final = f"{API}/officer/mail"
_WORDS: Final = "Words that nobody else wrote."


def subscribe(site: Site, regime: Regime, who: str = "officer") -> Exchange:
    """Let an officer ask for e-mail about everything that the feed knows."""
    body = {"categories": list(regime.feed.categories.value)}
    return site.reader(who).write("PUT", f"{MAILBOX}/alerts", body)


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let an officer ask for every post, a resident post and take it back, and look into the mailbox."""
    site = bench.site(regime)
    subscribe(site, regime)
    author = ("resident", "neighbor")[tape.below(2)]
    post_id = publish_post(site, author, regime, _WORDS)
    site.pass_minutes(1)
    taken_back = site.reader(author).write("POST", f"{API}/me/posts/{post_id}/take-back")
    found = site.reader("officer").get(MAILBOX)
    if not is_done(found):
        return Witness("officer", f"GET {MAILBOX}", f"{found.status}: no mailbox to look into")
    if _WORDS.encode() not in found.body:
        return None
    gone = "though it was taken back" if is_done(taken_back) else "and stays"
    return Witness("officer", f"GET {MAILBOX}", f"holds what {author} posted, {gone}")


_ASSUMED: Final = Expected(
    "depends on an assumption",
    "E-mail of new posts was counted from July 2020 to 2023 (MARKUP); before and after nothing is documented.",
    flips=("feed.agency_alerts=True",),
)

MAILED_POSTS: Final = Claim(
    id="mailed-posts",
    sentence="What a resident posts is mailed to no officer, so that taking it back takes it from everybody.",
    source="I09, MARKUP: 202,552 e-mails about new posts to one department, 2020 to 2022",
    threat="non-compliance",
    trial=trial,
    sees="one copy of one post in one mailbox, after the post was taken back",
    expected=expecting(
        (
            ("control-center-2020", "assistance-2021", CONTRAST),
            Expected("broken in the model", "Every new post of a chosen category is mailed, and a copy stays."),
        ),
        (("heat-map-2018", "video-request-2019", WITHOUT_REQUESTS, "community-requests-2025"), _ASSUMED),
        (REFERENCES, Expected("no break found", "No post is mailed; officers read the feed as residents do.")),
    ),
    sweeps=("feed.agency_alerts",),
)
