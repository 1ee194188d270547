"""The pictures of a study, drawn from its document. They need matplotlib, which the extra `research` installs.

References
----------
Okabe & Ito (2008), Color universal design: the palette, https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

HOW_TO_INSTALL: Final = 'pictures need matplotlib: .venv/bin/python -m pip install "matplotlib>=3.10,<4"'
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MARKS: Final = ("o", "s", "^", "D", "v", "P")
_RC: Final = {
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.7,
    "axes.axisbelow": True,
    "legend.frameon": False,
    "svg.hashsalt": "glassporch",
    "svg.fonttype": "path",
}
_BARS: Final = {"capsize": 3, "linewidth": 1.6, "elinewidth": 1.1, "markersize": 5}


def can_plot() -> bool:
    """Whether matplotlib is there; nothing is loaded to find out."""
    return find_spec("matplotlib") is not None


def plot_all(said: Mapping[str, Any], folder: Path, endings: Iterable[str] = ("png", "svg")) -> list[Path]:
    """Draw every picture of a document into a folder.

    Parameters
    ----------
    said : mapping
        As `files.document` returns it.
    folder : Path
        There already.
    endings : iterable of str
        Formats.

    Returns
    -------
    list of Path
        What was written.
    """
    import_module("matplotlib").use("Agg")
    pyplot = import_module("matplotlib.pyplot")
    written: list[Path] = []
    with pyplot.rc_context(_RC):
        for name, draw in (("recall", _recall), ("aim", _aim), ("areas", _areas), ("maps", _maps)):
            figure = draw(pyplot, said)
            if figure is None:
                continue
            for ending in endings:
                target = folder / f"utility-{name}.{ending}"
                figure.savefig(target, dpi=150, bbox_inches="tight", metadata={"Date": None} if ending == "svg" else {})
                written.append(target)
            pyplot.close(figure)
    return written


def _panels(pyplot: Any, count: int, width: float = 3.7, height: float = 3.7, **more: Any) -> tuple[Any, Sequence[Any]]:
    figure, axes = pyplot.subplots(
        1, count, figsize=(width * count, height), squeeze=False, layout="constrained", **more
    )
    return figure, list(axes[0])


def _titles(said: Mapping[str, Any]) -> dict[str, str]:
    return {row["town"]: f"{row['town']}\n{row['homes_per_sq_mi']:,} homes per sq mi" for row in said["towns"]}


def _span(row: Mapping[str, Any], name: str, factor: float = 1.0) -> tuple[float, list[list[float]]]:
    """Return a ratio and its error bars; none where no interval is given."""
    value = row[name]["value"] * factor
    low = value if row[name]["low"] is None else row[name]["low"] * factor
    high = value if row[name]["high"] is None else row[name]["high"] * factor
    return value, [[max(0.0, value - low)], [max(0.0, high - value)]]


def _line(axis: Any, rows: Sequence[Mapping[str, Any]], along: str, name: str, look: int, **more: Any) -> None:
    """Draw one series with its 95% intervals; shifted a little, so that intervals do not hide each other."""
    shift = 1 + 0.025 * (look - 1)
    points = [(row[along] * shift, *_span(row, name, more.get("factor", 1.0))) for row in rows if row[name]["value"]]
    if not points:
        return
    bars = [[bar[side][0] for _, _, bar in points] for side in (0, 1)]
    axis.errorbar(
        [x for x, _, _ in points],
        [y for _, y, _ in points],
        bars,
        color=COLOURS[look % len(COLOURS)],
        marker=MARKS[look % len(MARKS)],
        linestyle=more.get("style", "-"),
        label=more.get("label"),
        **_BARS,
    )


def _plain_ticks(axis: Any, ticks: Sequence[float], form: str = "{:g}") -> None:
    axis.set_xticks(list(ticks), [form.format(tick) for tick in ticks])
    axis.minorticks_off()


def _recall(pyplot: Any, said: Mapping[str, Any]) -> Any:
    """Draw event-clip recall over ownership: what each regime achieves, and how little that is."""
    settings = said["settings"]
    opt_in = max(settings["opt_ins"])
    regimes = [settings["baseline"], *settings["regimes"]]
    figure, axes = _panels(pyplot, len(settings["towns"]), sharey=True)
    for axis, town in zip(axes, settings["towns"], strict=True):
        mine = [row for row in said["cells"] if row["town"] == town and row["opt_in"] == opt_in]
        filmed = [row for row in mine if row["regime"] == settings["baseline"]]
        axis.plot(
            [100 * row["ownership"] for row in filmed],
            [100 * row["filmed"] or None for row in filmed],
            color="#555555",
            linestyle=":",
            label="a camera filmed it",
        )
        for look, regime in enumerate(regimes):
            rows = [{**row, "x": 100 * row["ownership"]} for row in mine if row["regime"] == regime]
            _line(axis, rows, "x", "recall", look, label=regime, factor=100.0, style=("-", "--", ":")[look % 3])
        axis.set(title=_titles(said)[town], xlabel="homes with a camera, %", yscale="log", ylim=(0.03, 110))
        axis.set_xlim(0, 100 * max(settings["ownerships"]) * 1.08)
    axes[0].set_ylabel("events, %")
    axes[0].set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
    figure.suptitle(f"Events of which a clip that shows them arrives (opt-in {opt_in:.0%}, 95% intervals)", fontsize=11)
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=len(regimes) + 1)
    return figure


_LETTERS: Final = {"met": "", "met, unsure": "?", "not met, unsure": "x ?", "not met": "x", "nothing arrives": "-"}
_SHADES: Final = {
    "met": "#56B4E9",
    "met, unsure": "#C6E5F7",
    "not met, unsure": "#F9D9B8",
    "not met": "#E69F00",
    "nothing arrives": "#EEEEEE",
}


def _aim(pyplot: Any, said: Mapping[str, Any]) -> Any:
    """Draw the sweep as a grid: recall by the baseline's, and whether the aim is met."""
    settings, patches = said["settings"], import_module("matplotlib.patches")
    if not settings["regimes"]:
        return None
    regime = settings["regimes"][0]
    figure, axes = _panels(pyplot, len(settings["towns"]), width=3.9)
    for axis, town in zip(axes, settings["towns"], strict=True):
        for row in said["cells"]:
            if row["town"] == town and row["regime"] == regime:
                _square(axis, patches, row, settings)
        _grid(axis, settings)
        axis.set_title(_titles(said)[town])
    axes[0].set_ylabel("owners who may be asked, %")
    figure.suptitle(f"{regime}: recall by {settings['baseline']}'s at equal opt-in; is the aim met?", fontsize=11)
    keys = [
        patches.Patch(color=_SHADES[name], label=f"{name} ({_LETTERS[name]})" if _LETTERS[name] else name)
        for name in _SHADES
    ]
    figure.legend(handles=keys, loc="outside lower center", ncols=len(keys))
    return figure


def _square(axis: Any, patches: Any, row: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
    x, y = settings["ownerships"].index(row["ownership"]), settings["opt_ins"].index(row["opt_in"])
    axis.add_patch(patches.Rectangle((x, y), 0.96, 0.94, color=_SHADES[row["aim"]]))
    value = row["recall_ratio"]["value"]
    words = "-" if value is None else f"{value:.2f} {_LETTERS[row['aim']]}"
    axis.text(x + 0.48, y + 0.47, words.strip(), ha="center", va="center", fontsize=8.5)


def _grid(axis: Any, settings: Mapping[str, Any]) -> None:
    ownerships, opt_ins = settings["ownerships"], settings["opt_ins"]
    axis.set(xlim=(0, len(ownerships)), ylim=(0, len(opt_ins)), xlabel="homes with a camera, %")
    axis.set_xticks([x + 0.48 for x in range(len(ownerships))], [f"{100 * share:g}" for share in ownerships])
    axis.set_yticks([y + 0.47 for y in range(len(opt_ins))], [f"{100 * share:g}" for share in opt_ins])
    axis.grid(visible=False)
    axis.tick_params(length=0)


def _areas(pyplot: Any, said: Mapping[str, Any]) -> Any:
    """Draw recall and notices by the baseline's over the area that the officer wants: where the aim fails."""
    settings = said["settings"]
    if not said["areas"]:
        return None
    regime = settings["regimes"][0]
    figure, axes = _panels(pyplot, 2, width=4.6)
    for axis, name in zip(axes, ("recall_ratio", "notices_ratio"), strict=True):
        for look, town in enumerate(settings["towns"]):
            rows = [row for row in said["areas"] if row["town"] == town and row["regime"] == regime]
            _line(axis, rows, "value", name, look, label=town)
        axis.axhline(1, color="#999999", linewidth=0.8)
        axis.set(xscale="log", xlabel="area that the officer wants, sq mi")
        _plain_ticks(axis, sorted({row["value"] for row in said["areas"]}))
    aim = settings["aim"]
    for axis, limit, words in (
        (axes[0], aim["recall_at_least"], "aim: at least"),
        (axes[1], aim["notices_at_most"], "aim: at most"),
    ):
        axis.axhline(limit, color="#000000", linestyle="--", linewidth=1, label=f"{words} {limit:g}")
        axis.legend(fontsize=9)
    axes[0].set(title="recall, by the baseline's", ylim=(0.8, 1.05))
    axes[1].set(title="notices, by the baseline's", ylim=(0, None))
    middle = settings["middle"]
    words = f"opt-in {middle['opt_in']:.0%}, {middle['ownership']:.0%} of homes with a camera, 95% intervals"
    figure.suptitle(f"{regime} beside {settings['baseline']} ({words})", fontsize=11)
    return figure


def _maps(pyplot: Any, said: Mapping[str, Any]) -> Any:
    """Draw how much recall is kept when requests are left out by a map, beside chance and the truth."""
    if not said["maps"]:
        return None
    regime, towns = said["maps"][0]["regime"], said["settings"]["towns"]
    figure, axes = _panels(pyplot, len(towns), sharey=True)
    for axis, town in zip(axes, towns, strict=True):
        axis.plot([0, 100], [100, 0], color="#999999", linestyle=":", label="left out by chance")
        for look, (by, words) in enumerate((("map", "by the map"), ("truth", "by the true number asked"))):
            rows = [
                {**row, "x": 100 * row["skipped"]}
                for row in said["maps"]
                if (row["town"], row["by"], row["regime"]) == (town, by, regime)
            ]
            _line(axis, rows, "x", "recall_kept", look, label=words, factor=100.0, style=("-", "--")[look])
        axis.set(title=_titles(said)[town], xlabel="incidents not asked about, %", xlim=(0, 60), ylim=(30, 102))
    axes[0].set_ylabel("recall kept, %")
    figure.suptitle(f"What the map of {regime} is worth: leaving out the requests with the fewest cameras", fontsize=11)
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return figure
