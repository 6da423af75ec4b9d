"""A walking human, generated from a stated model; no recording of anybody.

Axes follow the ISB convention: x forward, y up, z to the right. Lengths are metres, angles radians unless a name ends in `_deg`,
and time is seconds. `phase` counts strides of the right leg: 0 is its initial contact, 1 the next one. The left leg lags by 0.5.
`README.md` lists every parameter with its source; `walking-human.ipynb` derives the equations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline

Array = NDArray[np.float64]
Side = Literal["right", "left"]

# (percent of the stride, degrees), after Perry & Burnfield (2010): the values at the borders of their eight phases.
# Flexion and dorsiflexion are positive. The thigh is measured from the vertical, the other two from the segment above.
KEY_ANGLES_DEG: dict[str, list[tuple[float, float]]] = {
    "thigh": [(0, 20), (12, 20), (31, 0), (50, -20), (62, -10), (75, 15), (87, 25)],
    "knee": [(0, 5), (12, 15), (31, 5), (50, 10), (62, 40), (75, 60), (87, 25)],
    "ankle": [(0, 0), (12, -5), (31, 5), (50, 10), (62, -15), (75, -5), (87, 0)],
}

# Borders of the phases in percent of the stride, with Perry's abbreviations.
PHASES: list[tuple[str, float, float]] = [
    ("LR", 0, 12), ("MSt", 12, 31), ("TSt", 31, 50), ("PSw", 50, 62), ("ISw", 62, 75), ("MSw", 75, 87), ("TSw", 87, 100),
]  # fmt: skip

FOOT_FLAT, HEEL_OFF, BALL_OFF, TOE_OFF = 0.12, 0.31, 0.50, 0.62
SIDE_SIGN: dict[Side, float] = {"right": 1.0, "left": -1.0}


@dataclass(frozen=True)
class FourierSeries:
    """`mean + Σ aₖ cos 2πkφ + bₖ sin 2πkφ`, one coefficient a harmonic, k = 1 … K."""

    mean: float
    cos: Array
    sin: Array

    def __call__(self, phase: Array) -> Array:
        k = np.arange(1, self.cos.size + 1)
        turns = 2 * np.pi * np.multiply.outer(np.asarray(phase, float), k)
        return self.mean + np.cos(turns) @ self.cos + np.sin(turns) @ self.sin


def fourier(samples: Array, harmonics: int, step: int = 1) -> FourierSeries:
    """The Fourier series of one period of evenly spaced samples, cut off after `harmonics`; `step=2` keeps the even ones only."""
    spectrum = np.fft.rfft(samples) / samples.size
    kept = spectrum[1 : harmonics + 1].copy()
    kept[[k for k in range(harmonics) if (k + 1) % step]] = 0
    return FourierSeries(float(spectrum[0].real), 2 * kept.real, -2 * kept.imag)


def joint_angle(name: str, harmonics: int = 6) -> FourierSeries:
    """The angle `thigh`, `knee` or `ankle` over a stride, in radians: a periodic cubic spline through its key angles, cut off."""
    percent, degrees = np.array(KEY_ANGLES_DEG[name], float).T
    spline = CubicSpline(np.append(percent, 100) / 100, np.radians(np.append(degrees, degrees[0])), bc_type="periodic")
    return fourier(spline(np.arange(512) / 512), harmonics)


@dataclass(frozen=True)
class Body:
    """Segment lengths as fractions of body height, after Drillis & Contini (1966) where they give one."""

    height: float = 1.75

    @property
    def thigh(self) -> float:
        return 0.245 * self.height

    @property
    def shank(self) -> float:
        return 0.246 * self.height

    @property
    def ankle_height(self) -> float:
        return 0.039 * self.height

    @property
    def hip_spacing(self) -> float:
        return 0.100 * self.height

    @property
    def sole(self) -> dict[str, Array]:
        """Heel, ball and tip of the toes, seen from the ankle while the foot is flat: (x, y)."""
        return {
            "heel": np.array([-0.035 * self.height, -self.ankle_height]),
            "ball": np.array([0.072 * self.height, -self.ankle_height]),
            "toe": np.array([0.117 * self.height, -self.ankle_height]),
        }


def smoothstep(x: Array, start: float, end: float) -> Array:
    """0 before `start`, 1 after `end`, a cubic without corners between."""
    u = np.clip((np.asarray(x, float) - start) / (end - start), 0, 1)
    return u * u * (3 - 2 * u)


def turn(angle: Array, vector: Array) -> Array:
    """Rotates planar vectors (x forward, y up) by an angle that lifts what lies ahead."""
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([c * vector[..., 0] - s * vector[..., 1], s * vector[..., 0] + c * vector[..., 1]], -1)


def forward_angle(segment: Array) -> Array:
    """Angle of a hanging segment from the vertical in the sagittal plane; positive when its lower end is ahead."""
    return np.arctan2(segment[..., 0], -segment[..., 1])


def flat_to_space(points: Array) -> Array:
    """Sagittal points (x, y) as points in space, z = 0."""
    return np.concatenate([points, np.zeros((*points.shape[:-1], 1))], -1)


def support(phase: Array) -> Array:
    """The share of the body's weight on the leg with this phase: 1 in single support, shared smoothly in double support."""
    p = np.mod(phase, 1)
    return smoothstep(p, 0, FOOT_FLAT) - smoothstep(p, 0.5, TOE_OFF)


def contact(phase: Array, point: str) -> NDArray[np.bool_]:
    """Whether `heel`, `ball` or `toe` stands on the ground at this phase of its leg: the ground truth of `foot-contact.ipynb`."""
    start, end = {"heel": (0.0, HEEL_OFF), "ball": (FOOT_FLAT, BALL_OFF), "toe": (FOOT_FLAT, TOE_OFF)}[point]
    p = np.mod(phase, 1)
    return (p >= start) & (p < end)
