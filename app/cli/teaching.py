"""What the help texts say: what a command is for, and examples that can be pasted."""

from __future__ import annotations

from typing import Final


def taught(*paragraphs: str, examples: tuple[str, ...]) -> str:
    """Put a help text together.

    Parameters
    ----------
    *paragraphs : str
        The first one's first sentence stands in lists of commands.
    examples : tuple of str
        One line each, kept as they are.
    """
    heading = "Example:" if len(examples) == 1 else "Examples:"
    # The control character tells typer to keep the line breaks of what follows.
    lines = "\n".join(f"  {example}" for example in examples)
    return "\n\n".join((*paragraphs, f"\b\n{heading}\n{lines}"))


OVERVIEW: Final = taught(
    "A simulated Neighbors-style police portal whose privacy claims can be tested.",
    "Start here: [bold]glassporch demo[/bold]. It plants a made-up town under three sets of rules, serves it on this "
    "machine only, and prints the address and a sign-in for every role.",
    examples=(
        "glassporch demo                           look around: 2018, 2021, and rules of our own",
        "glassporch demo --all                     all nine sets of rules",
        "glassporch demo --town tiny --fresh       25 houses, anew",
        "glassporch regimes show assistance-2021   rules and sources",
        "glassporch import houses mytown.csv       your own houses",
        "glassporch seed --town imported:mytown    ... with people",
    ),
)
DEMO: Final = taught(
    "Plant the demo worlds if they are not there, and serve them.",
    "The first run takes about a minute, with --all a few, later ones some seconds. Running it again keeps the worlds "
    "and their passwords; Ctrl-C stops it.",
    examples=(
        "glassporch demo                           2018, 2021 and a regime of ours",
        "glassporch demo --all                     all nine sets of rules",
        "glassporch demo --port 8123",
        "glassporch demo --fresh --regime heat-map-2018",
        "glassporch demo --town generated:5000",
    ),
)
SERVE: Final = taught(
    "Serve worlds that are planted already; their clocks run while they are served.",
    examples=(
        "glassporch serve",
        "glassporch serve heronsford-2018 lesson --port 8123",
        "glassporch serve --database sqlite:////srv/worlds",
    ),
)
SEED: Final = taught(
    "Plant one world, and report what stands in it.",
    "Each world has people and cameras of its own. With --seed the same town and options draw the same people, cameras "
    "and incidents again; whoever knows the seed knows where the cameras are. Keys and passwords are always new.",
    examples=(
        "glassporch seed --town tiny --world lesson",
        "glassporch seed --town generated:5000 --regime assistance-2021",
        "glassporch seed --town tiny --seed 7",
        "glassporch seed --town tiny --follow-history --start 2019-06-01",
        "glassporch seed --start 2019-03-01T08:00 --ownership 0.25",
        "glassporch seed --town imported:mytown --format json",
    ),
)
PROVE: Final = taught(
    "Enumerate everything that the rules read, for every regime, and check what must hold.",
    "Takes about a minute for all nine. A property that is broken where it was expected to hold ends with exit code 1; "
    "its plainest counterexample is printed in words. With --plant it is planted as a small world, where the portal's "
    "own pages show it. With --sweep every assumption is tried with each other value of its range, which takes another "
    "minute: a verdict that changes is reported with the switch and the value, and only one that nobody expected to "
    "change ends with exit code 1. docs/proof.md says what is proved and what is not.",
    examples=(
        "glassporch prove",
        "glassporch prove --sweep",
        "glassporch prove --sweep --regime heat-map-2018",
        "glassporch prove --regime reference-map --regime no-policy",
        "glassporch prove --regime mine.toml --format json",
        "glassporch prove --regime no-policy --property asked-opted-out --plant asked-anyway",
    ),
)
RUN: Final = taught(
    "Let simulated time pass in an inhabited world, and say what happened.",
    "Residents, officers, moderators and administrators act by themselves, through the portal's own API, in a world "
    "planted with --inhabited that nobody serves meanwhile. Of daily maps only the last is published.",
    examples=(
        "glassporch seed --town heronsford --regime video-request-2019 --inhabited",
        "glassporch run heronsford-video-request-2019 --days 30",
    ),
)
EXPORT: Final = taught(
    "Write the whole event log of a world into a folder. It is the truth view: it names households.",
    "Beside it stand a file that says so and the licences of the data that the world was made from.",
    examples=(
        "glassporch export heronsford-video-request-2019 -o log",
        "glassporch export heronsford-video-request-2019 -o log --format csv --force",
    ),
)
IMPORT: Final = taught("Take files of your own.", examples=("glassporch import houses mytown.csv",))
HOUSES: Final = taught(
    "Take a file of houses as a town: columns lat and lon and, if there, block, street, district.",
    "Other columns are ignored. A file with a column that could identify people or homes (name, e-mail, phone, house "
    "number, parcel) is refused as a whole. Every row that is left out is counted, with its reason.",
    examples=(
        "glassporch import houses mytown.csv",
        "glassporch import houses export.csv --name mytown --format json",
    ),
)
REGIMES: Final = taught(
    "Read the sets of rules, compare them, and write your own.",
    examples=(
        "glassporch regimes list",
        "glassporch regimes show heat-map-2018",
        "glassporch regimes diff assistance-2021 reference-blind",
        "glassporch regimes write reference-blind --extends",
        "glassporch regimes check my-regime.toml",
    ),
)
LIST: Final = taught(
    "List every set of rules, with how much of it nobody documented.",
    examples=("glassporch regimes list", "glassporch regimes list --format json"),
)
SHOW: Final = taught(
    "Show every switch of a set of rules: its value, and its source, or the assumption that stands in for one.",
    examples=(
        "glassporch regimes show heat-map-2018",
        "glassporch regimes show reference-blind --format json",
    ),
)
CHECK: Final = taught(
    "Say what is wrong with files of rules that you wrote, all at once.",
    "An error (an unknown switch, a missing source, values that cannot go together) refuses the file; a warning is odd "
    "and runs. Each names its line and says what to do.",
    examples=(
        "glassporch regimes check my-regime.toml",
        "glassporch regimes check my-regime.toml --format json",
    ),
)
DIFF: Final = taught(
    "Say in plain sentences what differs between two sets of rules.",
    "What nobody documented is marked as assumed. Switches without an effect under one of them are left out.",
    examples=(
        "glassporch regimes diff heat-map-2018 assistance-2021",
        "glassporch regimes diff reference-blind my-regime.toml",
    ),
)
WRITE: Final = taught(
    "Write a set of rules as TOML, to be changed.",
    "Every switch stands below what it means. With --extends the file holds what you change and nothing else.",
    examples=(
        "glassporch regimes write reference-blind --extends --id my-regime > my-regime.toml",
        "glassporch regimes write assistance-2021 --id my-regime > my-regime.toml",
    ),
)
