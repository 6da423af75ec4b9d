"""One style for all figures, and the drawings that more than one notebook needs.

The colours are those of Okabe & Ito (2008), which people with any common colour blindness tell apart. The face is opaque white, so
that a figure reads the same on a light and on a dark page.
"""

from __future__ import annotations

import base64
import io
import re

import matplotlib as mpl
import numpy as np
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import set_matplotlib_formats

from gait import PHASES, Array
from walker import Leg

BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, INK, GREY = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#1A1A1A", "#767676",
)  # fmt: skip
SIDE_COLOUR = {"right": BLUE, "left": VERMILION}


def use_style() -> None:
    """Sets the style for this notebook. Pictures are stored at twice their size in the page, for dense screens."""
    mpl.rcParams.update({
        "figure.figsize": (7.2, 3.6), "figure.dpi": 96, "savefig.dpi": 192, "figure.constrained_layout.use": True,
        "figure.facecolor": "white", "axes.facecolor": "white", "savefig.facecolor": "white",
        "font.family": "DejaVu Sans", "font.size": 9.5, "axes.titlesize": 10.5, "axes.titleweight": "bold", "axes.titlelocation": "left",
        "axes.edgecolor": GREY, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK, "text.color": INK,
        "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True, "grid.color": "#DDDDDD", "grid.linewidth": 0.6,
        "axes.axisbelow": True, "lines.linewidth": 1.8, "legend.frameon": False, "legend.fontsize": 9,
        "axes.prop_cycle": mpl.cycler(color=[BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY]),
        "svg.fonttype": "none", "svg.hashsalt": "research",
    })  # fmt: skip
    set_matplotlib_formats("retina", bbox_inches=None)


def png_bundle(figure: Figure) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
    """A figure as the PNG of a mime bundle, and the bundle's metadata with its size in the page."""
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    width, height = figure.get_size_inches() * 96
    return {"image/png": base64.b64encode(picture.getvalue()).decode()}, {"image/png": {"width": int(width), "height": int(height)}}


def show_plotly(figure: dict[str, object], picture: Figure, text: str) -> None:
    """Shows a Plotly figure, as its `to_json()` has it, beside a picture for viewers that run no scripts, and a line of text."""
    bundle, metadata = png_bundle(picture)
    display({"application/vnd.plotly.v1+json": figure} | bundle | {"text/plain": text}, raw=True, metadata=metadata)


def show_chart(specification: dict[str, object], text: str) -> None:
    """Shows a Vega-Lite chart, as Altair's `to_dict()` has it, with a line of text for viewers that cannot draw it."""
    version = re.search(r"/v(\d)", str(specification["$schema"]))
    if version is None:
        raise ValueError(f"The chart's $schema, {specification['$schema']!r}, names no version of Vega-Lite.")
    display({f"application/vnd.vegalite.v{version[1]}+json": specification, "text/plain": text}, raw=True)


def shade_phases(axes: Axes, labels: bool = False) -> None:
    """Marks the phases of gait behind a plot whose x axis is percent of the stride."""
    for i, (name, start, end) in enumerate(PHASES):
        if i % 2 == 0:
            axes.axvspan(start, end, color="#F0F2F5", lw=0, zorder=0)
        if labels:
            axes.text((start + end) / 2, 1.01, name, transform=axes.get_xaxis_transform(), ha="center", va="bottom", fontsize=8, color=GREY)
    axes.axvline(62, color=GREY, lw=0.9, ls=(0, (4, 3)))
    axes.set_xlim(0, 100)
    axes.grid(axis="x", visible=False)


def draw_leg(axes: Axes, leg: Leg, frame: int, colour: str, alpha: float = 1.0) -> None:
    """Draws one leg in the sagittal plane: hip, knee, ankle, and the foot as heel, ball and toes."""
    chain = np.stack([leg.hip, leg.knee, leg.ankle])[:, frame]
    foot = np.stack([leg.ankle, leg.heel, leg.ball, leg.toe])[:, frame]
    bridge = np.stack([leg.ankle, leg.ball])[:, frame]
    for points in (foot, bridge, chain):
        axes.plot(points[:, 0], points[:, 1], color=colour, alpha=alpha, lw=1.7, solid_capstyle="round", solid_joinstyle="round")
    axes.plot(chain[:, 0], chain[:, 1], "o", color=colour, alpha=alpha, ms=2.6)


def draw_skeleton(axes: Axes, joints: list[dict[str, object]], pose: Array, ahead: float = 0.0, colour: str | None = None) -> None:
    """Draws a clip's skeleton from its right side: `pose` holds the joints' places (joints × 3), `ahead` moves it forwards.

    Legs have the colours of their sides and the rest is grey, unless `colour` is given for all.
    """
    for joint, place in zip(joints, pose):
        name, parent = str(joint["name"]), int(joint["parent"])
        if parent < 0:
            continue
        is_leg = any(part in name for part in ("Leg", "Foot", "Toes"))
        own = colour or (SIDE_COLOUR["left" if name.startswith("Left") else "right"] if is_leg else GREY)
        line = np.stack([pose[parent], place])
        axes.plot(line[:, 2] + ahead, line[:, 1], color=own, lw=1.7, solid_capstyle="round", zorder=2 if is_leg else 1)
