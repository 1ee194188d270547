"""Write docs/text-check.md, what the text check gets wrong: `python docs/make_text_check.py`; `--check` compares."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from math import comb
from pathlib import Path

from generated import write_or_check
from glassporch.policy.text_check import CATEGORIES, RULES, ProhibitedContent, check_text
from glassporch.simulation.seedfiles import data_folder, open_text

TARGET = Path(__file__).with_name("text-check.md")
TAIL = 0.025  # on each side of a 95 % interval
HALVINGS = 60  # of [0, 1]: below the rounding of a double
SPLITS = ("develop", "held-out")
HEAD = """# The check of a request's text

Generated from `app/policy/text_check/` and [request_texts.csv](../seed/data/request_texts.csv) by
`docs/make_text_check.py`; do not edit. The policy of 2021 prohibits seven kinds of content in a request's text
(source RFA-POL in [regimes.md](regimes.md#sources), paraphrased). The check finds them by rules over words, and every
finding says where the words stand, which rule found them, what is prohibited and how to say it instead. How the
company checked texts is not documented: this is a check of our own.

It reads the message and the investigator's contact. A contact is an e-mail address, a telephone number or both, after a
name of three words at most, so that no sentence fits there; a case number has to be the one in the agency's own record.
A moderator's page marks what is found in the message only.

The switch `request.text_check` says what becomes of a finding. `off`: nothing is checked. `advise`: the request is
filed, and the reviewer at the company reads the findings beside it; the officer and residents do not. `refuse`: the
request is refused, and the officer alone reads the findings, with what to write instead.

A **false accept** is a message that the set labels with the category and in which the check finds nothing of it. A
**false reject** is a message without that label in which the check finds it. In the row **any**, a false accept is a
prohibited message without any finding, and a false reject an allowed message with one. Intervals are Clopper and
Pearson's, 95 % each, and read as if the messages were drawn at random, which they were not: the set was written by
hand, by this project, and [request_texts.md](../seed/data/request_texts.md) says how.

The rates of the develop split say only that the rules were fitted to it. **The rates of the held-out split are the
measurement.** It was written before any rule and run once, when the rules were done. After that run three stems in
the list of offences (those of *rob*, *stab* and *dump*) were spelled out, because they also began words such as
*robe*; "no duty" joined "no obligation" as an exception; and phrases that could never apply were taken out. No error
of either split changed, and no rule was changed because of a held-out message. Rules and messages have one author,
who had written the held-out messages before the rules, so that its rates still flatter the check.

Spaced-out letters ("p r o t e s t") and words that a dash breaks at a line's end were joined later, because a review
wrote its way past the check with them. Nothing was fitted to either split, and no error of either changed.
"""
TAIL_PAGE = """## What the check does not see

- What a message means. A request about a protest that names none of the words passes, and so does a euphemism that no
  rule lists.
- Names in lower case, single names, and names beside words that no rule lists; in a message written in capitals,
  ordinary words may pass for names.
- Other languages than English, words of three letters or fewer that are spaced out, letters with two or more signs
  between them, digits for letters ("pr0test"), misspellings,
  words inside pictures.
- Whether there was one offence. A sentence such as "only video of the door" beside a protest excuses the word, true
  or not. So do a word for an offence and one detail beside a description by race, and "missing person" beside a name.
- Requests that are prohibited by their area, hours or number rather than by their words.

Where the rules ask for a review, a moderator therefore reads every request, with or without findings.

## References

- Ring, Request for Assistance Policy: <https://help.publicsafety.ring.com/hc/en-us/articles/1500012585181>
- C. J. Clopper and E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
  binomial, Biometrika 26(4): <https://doi.org/10.1093/biomet/26.4.404>"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled message, what the set says of it and what the check found."""

    text: str
    split: str
    labels: frozenset[str]
    found: frozenset[str]


def judged() -> tuple[Judged, ...]:
    """Return every message of the set with the check's findings."""
    with open_text(data_folder(), "request_texts.csv", remedy="Work in a checkout that has it.") as file:
        return tuple(_judge(row) for row in csv.DictReader(file))


def _judge(row: dict[str, str]) -> Judged:
    found = frozenset(finding.category for finding in check_text(row["text"], CATEGORIES))
    return Judged(row["text"], row["split"], frozenset(filter(None, row["labels"].split(";"))), found)


def interval(errors: int, trials: int) -> tuple[float, float]:
    """Return Clopper and Pearson's 95 % limits of a rate, by bisection on the binomial distribution.

    Raises
    ------
    ValueError
        Without trials, or with more errors than trials.
    """
    if not 0 <= errors <= trials or trials == 0:
        raise ValueError(
            f"{errors} errors in {trials} trials have no interval: give 0 <= errors <= trials, trials > 0."
        )
    low = _root(lambda rate: 1 - _at_most(errors - 1, trials, rate) < TAIL) if errors else 0.0
    high = _root(lambda rate: _at_most(errors, trials, rate) > TAIL) if errors < trials else 1.0
    return low, high


def _at_most(errors: int, trials: int, rate: float) -> float:
    return sum(comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in range(errors + 1))


def _root(still_below: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if still_below(middle) else (low, middle)
    return low


def page() -> str:
    """Return the whole page."""
    messages = judged()
    tables = [line for split in SPLITS for line in _table(split, [m for m in messages if m.split == split])]
    return "\n".join([HEAD, *tables, *_misses(messages), *_rules(), TAIL_PAGE]) + "\n"


def _table(split: str, messages: Collection[Judged]) -> Iterator[str]:
    prohibited = sum(bool(message.labels) for message in messages)
    yield from (f"## Errors on the {split} split", "")
    yield from (f"{len(messages)} messages, {prohibited} of them prohibited.", "")
    yield from ("| category | false accepts | 95 % interval | false rejects | 95 % interval |", "|---|---|---|---|---|")
    for category in CATEGORIES:
        yield _row(category, [(category in message.labels, category in message.found) for message in messages])
    # In the row "any", a message of one category that is found under another is no false accept: it is stopped.
    yield _row("any", [(bool(message.labels), bool(message.found)) for message in messages])
    yield ""


def _row(name: str, said: Collection[tuple[bool, bool]]) -> str:
    accepts = [not found for is_so, found in said if is_so]
    rejects = [found for is_so, found in said if not is_so]
    return f"| {name} | {_rate(accepts)} | {_rate(rejects)} |"


def _rate(errors: Collection[bool]) -> str:
    low, high = interval(sum(errors), len(errors))
    return f"{sum(errors)} of {len(errors)} | {100 * low:.1f} to {100 * high:.1f} %"


def _misses(messages: Collection[Judged]) -> Iterator[str]:
    held_out = [message for message in messages if message.split == "held-out"]
    yield from ("## Every miss on the held-out split", "", "| error | category | message |", "|---|---|---|")
    for category in CATEGORIES:
        yield from _missed("false accept", category, [m for m in held_out if category in m.labels - m.found])
    for category in CATEGORIES:
        yield from _missed("false reject", category, [m for m in held_out if category in m.found - m.labels])
    yield ""


def _missed(error: str, category: ProhibitedContent, messages: Collection[Judged]) -> Iterator[str]:
    yield from (f"| {error} | {category} | {message.text.replace('|', ' ')} |" for message in messages)


def _rules() -> Iterator[str]:
    yield from ("## Rules", "", "| category | rule | what it tells the officer |", "|---|---|---|")
    yield from (f"| {rule.category} | `{rule.name}` | {rule.explanation} |" for rule in RULES)
    yield ""


def main() -> int:
    """Write the page, or with --check compare it; return the exit code."""
    return write_or_check(TARGET, page(), "the check says")


if __name__ == "__main__":
    sys.exit(main())
