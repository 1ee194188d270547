"""Write docs/request-life.md, the states of requests in every regime: `python docs/make_request_life.py`; `--check`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generated import write_or_check
from glassporch.policy.lifecycle import DEEDS, STATES, STEPS, Step, steps
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rules.what_can_be_answered import why_not_declined, why_not_shared

TARGET = Path(__file__).with_name("request-life.md")
WAYS = ("share-all", "choose-clips", "review-first", "decline", "hide", "mute", "comment", "opt-out")
HEAD = """# The life of a request

Generated from `app/policy/lifecycle.py` and the regimes by `docs/make_request_life.py`; do not edit. What is
documented of requests stands in [regimes.md](regimes.md), switch by switch with its source; what is not documented
there is an assumption of this simulation, and the switch that holds it says so.

- **No state depends on residents.** A request that reached nobody, one that everybody ignored and one that a hundred
  households answered are all "delivered", at the same moment.
- **A draft is no state.** It stays in the officer's form until it is filed; the form comes back as it was typed where
  the rules refuse it.
- **Every step is filed** as an event that is only ever added. The agency reads all steps of its own request, the
  reviewers read those of reviewed ones, and, where the public record is "full-text", the public reads those of
  delivered requests, except that an amendment was rejected. Residents who were asked read the steps since delivery.
- **The terms of a request are those of its filing.** What a resident can do with it, what a share discloses and under
  which label, by which way a clip goes, for how long it stays, for how long it can be answered and whether it may be
  passed on follow the regime under which it was filed. Who is asked, opting out, and what the agency may still do
  follow the regime in force.
- **An amendment** of a text that residents have read waits for the review; until it is approved the former text stands,
  and the request cannot be answered meanwhile. Where nothing is reviewed, the new text stands at once.
- **A resolved request** can be commented on, where comments are known, and no longer be answered. No source says so;
  nothing more is collected than was asked for.
- **A request that waits for review** when the rules change to some without review stays in the queue; that is why
  every regime below knows "approve" and "reject".
- **At a change to a regime without requests** what was not delivered yet expires, and delivered requests are
  answerable until the last day that the regime names, then archived: readable, not answerable.
- **What is no state here.** Legal demands, orders to preserve footage and emergency disclosure are not modelled as
  steps: their switches (`legal.*`) are recorded from the documents, and a later part of the program acts upon them.
  Nor is it modelled that agencies had to accept the policy of 2021 before they could post.
"""
HOUSEHOLDS = """## What a household does with a request

None of this is a state of the request, and none of it is told to the agency, except that shared clips and public
comments stand on its page, and that some regimes give agencies totals (`records.response_totals_to_agency`).

- *delivered*: a notice reached the household. Whether it was opened is not stored at all.
- *shared*: clips were released; *ignored*: nothing was done, which is never consent.
- *declined*: a no. Where the rules know no such answer but hiding, hiding is the no; where they know neither, a no is
  refused with that reason, and leaving the request alone is all there is.
- *commented*: public, under a number of its own, or a name. A comment shows that its writer was asked, and set beside
  the shares it can show that a writer has not shared: that is how comments worked in 2021, and it is kept.
- *hidden*, *muted*: how one resident sees the notice; the others of the household learn nothing. *opted out*: no later
  request reaches it.
- *passed on*: where the rules ask for a new consent, the household is asked, and the agency's answer is "asked"
  whatever comes of it. Otherwise the other agency has the clip at once, and the household's record says so, with a
  remark where the rules would not have told it.
"""


def page() -> str:
    """Return the whole page."""
    every = [line for regime in REGIMES.values() for line in _regime(regime)]
    return "\n".join([HEAD, *_steps(), HOUSEHOLDS, *_ways(), "## State by state", "", *every]).rstrip() + "\n"


def _steps() -> Iterator[str]:
    yield from ("## Every step", "", "| step | from | to | by | where |", "|---|---|---|---|---|")
    for step in STEPS:
        yield f"| {step.deed} | {step.before or '(none)'} | {step.after} | {step.by} | {step.where} |"
    yield ""


def _ways() -> Iterator[str]:
    yield from ("### What the rules let a household do", "")
    yield from (
        '"review-first" includes choosing: whoever looks at the clips first can tick some of them, not only all.',
        "",
    )
    yield f"| regime | {' | '.join(WAYS)} | a no is | a clip goes |"
    yield "|---" * (len(WAYS) + 3) + "|"
    for regime in REGIMES.values():
        known = regime.sharing.choices.value
        cells = ["yes" if way in known else "" for way in WAYS]
        answered = "refused" if why_not_declined("delivered", regime) else "stored"
        way = "nowhere" if why_not_shared("delivered", regime) else regime.sharing.route.value
        yield f"| {regime.id} | {' | '.join(cells)} | {answered} | {way} |"
    yield ""


def _regime(regime: Regime) -> Iterator[str]:
    yield from (f"### {regime.id}", "")
    yield f"| state | {' | '.join(DEEDS)} |"
    yield "|---" * (len(DEEDS) + 1) + "|"
    for state in (None, *STATES):
        cells = [_cell(steps(deed, state, regime)) for deed in DEEDS]
        if any(cells):
            yield f"| {state or '(none)'} | {' | '.join(cells)} |"
    yield ""


def _cell(possible: tuple[Step, ...]) -> str:
    return " or ".join(sorted({step.after for step in possible}))


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    return write_or_check(TARGET, page(), "the rules say")


if __name__ == "__main__":
    sys.exit(main())
