"""How covered posts become disclosures: one shape for residents and officers, with what the regime lets out beside."""

from __future__ import annotations

from ..casefile import Standing
from ..cells import ring_of
from ..facts import PostCommentFact, PostFact
from ..regime import Regime
from ..wire import feed
from ..wire.base import moment
from ..wire.geo import polygon_of
from ..wire.paging import Place, page_of


def feed_page(
    question: feed.ReadFeed, standing: Standing, facts: tuple[PostFact, ...], regime: Regime
) -> feed.FeedPage | None:
    """List posts, newest first, from a place in the list; an unusable place is nowhere."""
    del standing
    asked_for = (post for post in facts if _is_asked_for(question, post))
    found = page_of(asked_for, _order, question.after, feed.PAGE)
    if found is None:
        return None
    lines = tuple(post_line(post, regime) for post in found[0])
    return feed.FeedPage(posts=lines, next=found[1], categories=regime.feed.categories.value)


def _is_asked_for(question: feed.ReadFeed, post: PostFact) -> bool:
    return question.category in {None, post.category} and (post.published_us or 0) >= question.since_us


def _order(post: PostFact) -> Place:
    return -(post.published_us or 0), post.post_id


def alert_list(
    question: feed.ReadAlerts, standing: Standing, facts: tuple[PostFact, ...], regime: Regime
) -> feed.AlertList | None:
    """List one page of the posts to which the asker was alerted, the latest first.

    Where it is read on is told by the asker's own alerts alone, whatever of the posts may still be read.
    """
    own = page_of(standing.alerts, _latest_alert_first, question.after, feed.PAGE)
    if own is None:
        return None
    found = {post.post_id: post for post in facts}
    return feed.AlertList(
        alerts=tuple(
            feed.AlertLine(post=post_line(found[post_id], regime), at=moment(at_us))
            for post_id, at_us in own[0]
            if post_id in found
        ),
        next=own[1],
    )


def _latest_alert_first(alert: tuple[str, int]) -> Place:
    return -alert[1], alert[0]


def post_view(
    question: object, standing: Standing, facts: tuple[PostFact | PostCommentFact, ...], regime: Regime
) -> feed.PostView | None:
    """Show one post with its comments, oldest first."""
    del question, standing
    comments = sorted(
        (fact for fact in facts if isinstance(fact, PostCommentFact)), key=lambda fact: (fact.at_us, fact.comment_id)
    )
    for fact in facts:
        if isinstance(fact, PostFact):
            lines = tuple(_comment_line(one) for one in comments)
            return feed.PostView(post=post_line(fact, regime), comments=lines)
    return None


def post_line(fact: PostFact, regime: Regime) -> feed.PostLine:
    """Show a post; what stands beside it leaves only while the rules in force let it out."""
    rules = regime.feed
    beside = fact.beside_place if rules.hidden_decimals.value is not None else None
    return feed.PostLine(
        id=fact.post_id,
        category=fact.category,
        title=fact.title,
        text=fact.text,
        state=fact.state,
        published_at=moment(fact.published_us or 0),
        by=fact.label,
        agency=fact.agency_name or None,
        footage=fact.footage,
        area=polygon_of(ring_of(fact.cell)) if fact.cell else None,
        number=fact.number if rules.sequential_ids.value else None,
        longitude=beside[0] if beside else None,
        latitude=beside[1] if beside else None,
        address=(fact.beside_address or None) if rules.hidden_address.value else None,
    )


def _comment_line(fact: PostCommentFact) -> feed.PostCommentLine:
    return feed.PostCommentLine(
        id=fact.comment_id,
        by=fact.label,
        agency=fact.agency_name or None,
        text=fact.text,
        at=moment(fact.at_us),
    )
