"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

from .output import Format

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="Where worlds lie: sqlite:///FOLDER. Before GLASSPORCH_DATABASE_URL; else sqlite:///.glassporch.",
        show_default=False,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the report; json is for programs.")]
PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        metavar="N",
        min=0,
        max=65_535,
        help="Port to answer on; 0 takes any free one. Before GLASSPORCH_PORT; else 8000.",
        show_default=False,
    ),
]
HostOption = Annotated[str, typer.Option("--host", help="Address to answer on; this machine's own by default.")]
PublicOption = Annotated[
    bool,
    typer.Option(
        "--public",
        help="Allow a --host that other machines reach. Whoever reaches it can sign in with demo passwords.",
    ),
]
TownOption = Annotated[
    str, typer.Option("--town", metavar="KEY", help="heronsford, tiny, generated:HOUSES or imported:NAME.")
]
RegimeArgument = Annotated[
    str, typer.Argument(metavar="ID|FILE", help="As `glassporch regimes list` names it, or a file of rules (.toml).")
]
