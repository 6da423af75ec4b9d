"""The centre of mass of a walking clip, its energies, and the extrapolated centre of mass; see `centre-of-mass.ipynb`.

Clips have x to the left, y up and z forward, in metres. Energies are per kilogram of body mass, in J/kg.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from clip import joint_positions
from gait import Array

GRAVITY = 9.81

# Segment: share of the body's mass, the joints at its ends, and where its centre lies from the first to the second, after Winter (2009),
# table 4.1. Two joints of a name that begins with "*" stand for both sides; "Middle" is the middle between both sides.
SEGMENTS: list[tuple[str, float, str, str, float]] = [
    ("trunk, head and neck", 0.578, "MiddleUpperLeg", "MiddleUpperArm", 0.66),
    ("upper arm", 0.028, "*UpperArm", "*LowerArm", 0.436),
    ("forearm and hand", 0.022, "*LowerArm", "*Hand", 0.682),
    ("thigh", 0.100, "*UpperLeg", "*LowerLeg", 0.433),
    ("shank", 0.0465, "*LowerLeg", "*Foot", 0.433),
    ("foot", 0.0145, "*Foot", "*Toes", 0.50),
]


def centre_of_mass(clip: dict[str, object]) -> Array:
    """The body's centre of mass over time (frames × 3)."""
    names = [joint["name"] for joint in clip["joints"]]
    places = joint_positions(clip)

    def at(joint: str) -> Array:
        if joint.startswith("Middle"):
            return (at(joint.replace("Middle", "Left")) + at(joint.replace("Middle", "Right"))) / 2
        return places[:, names.index(joint)]

    centre = np.zeros((len(places), 3))
    for _, mass, first, second, share in SEGMENTS:
        for side in ("Left", "Right") if first.startswith("*") else ("",):
            start, end = at(first.replace("*", side)), at(second.replace("*", side))
            centre += mass * (start + share * (end - start))
    return centre


def velocity(path: Array, clip: dict[str, object], harmonics: int = 20) -> Array:
    """Derivative in m/s of a path that repeats with the clip and moves on with it (frames × 3), from its Fourier series."""
    frames = len(path)
    advance = np.array(clip["loopTranslation"])
    duration = frames / float(clip["frameRate"])
    swaying = path - np.outer(np.arange(frames) / frames, advance)
    spectrum = np.fft.rfft(swaying, axis=0)
    spectrum[harmonics + 1 :] = 0
    turns = 2j * np.pi * np.arange(len(spectrum))[:, None] / duration
    return np.fft.irfft(turns * spectrum, frames, axis=0) + advance / duration


@dataclass(frozen=True)
class Energies:
    """Over one stride: potential and vertical kinetic energy, forward kinetic energy, and all together (frames, J/kg)."""

    vertical: Array
    forward: Array
    total: Array

    @property
    def recovery(self) -> float:
        """The share of the work that gravity and motion exchange with each other (Cavagna et al. 1976): 1 for a pendulum without loss."""
        vertical, forward, external = (work(energy) for energy in (self.vertical, self.forward, self.total))
        return (vertical + forward - external) / (vertical + forward)


def energies(clip: dict[str, object]) -> Energies:
    centre = centre_of_mass(clip)
    speed = velocity(centre, clip)
    vertical = GRAVITY * centre[:, 1] + speed[:, 1] ** 2 / 2
    forward = speed[:, 2] ** 2 / 2
    return Energies(vertical, forward, vertical + forward + speed[:, 0] ** 2 / 2)


def work(energy: Array) -> float:
    """The sum of all increases over one stride, whose end joins its beginning."""
    return float(np.maximum(np.diff(energy, append=energy[:1]), 0).sum())


def extrapolated(centre: Array, speed: Array, length: float) -> Array:
    """The extrapolated centre of mass (Hof et al. 2005): where a pendulum of this length would come to rest above."""
    return centre + speed / np.sqrt(GRAVITY / length)
