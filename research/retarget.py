"""Brings a walking clip to a skeleton of other proportions, and plants the feet there; see `retargeting-motion.ipynb`.

Works on clips (see `README.md`): x to the left, y up, z forward, metres. The clip must be a loop, and its frames must begin with a
strike of the right foot, as those of `walking_clip` do: contacts are read from the phase.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import CubicHermiteSpline
from scipy.spatial.transform import Rotation

from clip import joint_positions, world_rotations
from gait import FOOT_FLAT, HEEL_OFF, TOE_OFF, Array, Body, Side, contact
from walker import LAG

Clip = dict[str, object]


@dataclass(frozen=True)
class Proportions:
    """Lengths of a body relative to those of the clip's: 0.6 is six tenths as long."""

    thigh: float
    shank: float
    foot: float
    pelvis: float
    trunk: float
    arm: float

    def of(self, joint: str) -> float:
        """The factor of a joint's offset, that is, of the segment that ends in it."""
        for part, factor in (
            ("LowerLeg", self.thigh), ("Foot", self.shank), ("Toes", self.foot), ("UpperLeg", self.pelvis),
            ("LowerArm", self.arm), ("Hand", self.arm),
        ):  # fmt: skip
            if joint.endswith(part):
                return factor
        return self.trunk


def onto(clip: Clip, proportions: Proportions, name: str) -> Clip:
    """The same rotations and the same path of the root on another skeleton: what happens when a clip is simply played there."""
    joints = [
        joint | {"offset": [round(x * proportions.of(str(joint["name"])), 5) for x in joint["offset"]]} for joint in clip["joints"]
    ]
    return clip | {"name": name, "joints": joints}


def scale_path(clip: Clip, ratio: float) -> Clip:
    """Shrinks or stretches the root's path, and time with its root, so that the speed keeps its Froude number."""
    return clip | {
        "root": (np.array(clip["root"]) * ratio).tolist(),
        "loopTranslation": (np.array(clip["loopTranslation"]) * ratio).tolist(),
        "frameRate": float(clip["frameRate"]) / np.sqrt(ratio),
    }


def leg_length(clip: Clip) -> float:
    """Thigh, shank, and the height of the ankle above the sole."""
    offset = {str(joint["name"]): -float(joint["offset"][1]) for joint in clip["joints"]}
    return offset["RightLowerLeg"] + offset["RightFoot"] + offset["RightToes"]


def sole_points(clip: Clip, side: Side, foot: float) -> dict[str, Array]:
    """Heel, ball and tip of the toes over time (frames × 3); `foot` is the factor of its length, since a clip has no heel."""
    names = [joint["name"] for joint in clip["joints"]]
    ankle, ball = names.index(f"{side.title()}Foot"), names.index(f"{side.title()}Toes")
    places, turned = joint_positions(clip), world_rotations(clip)
    heel, tip = _sole(foot)
    return {
        "heel": places[:, ankle] + turned[ankle].apply(heel), "ball": places[:, ball], "toe": places[:, ball] + turned[ball].apply(tip),
    }


def _sole(foot: float) -> tuple[Array, Array]:
    """The heel seen from the ankle, and the tip of the toes seen from the ball."""
    sole = Body().sole
    heel, ball, toe = (np.array([0, sole[point][1], sole[point][0]]) * foot for point in ("heel", "ball", "toe"))
    return heel, toe - ball


def plant(clip: Clip, foot: float, reach: float = 0.998) -> tuple[Clip, float]:
    """Locks the feet to footholds while they stand, and solves the legs for them; also says by how many metres the pelvis sank.

    The pelvis is lowered, by one value for all frames, until no leg must be straighter than `reach` times its length.
    """
    frames = int(clip["frameCount"])
    targets = {side: _planted_ankle(clip, side, foot) for side in LAG}
    names = [joint["name"] for joint in clip["joints"]]
    longest = reach * sum(np.linalg.norm(clip["joints"][names.index(f"Right{part}")]["offset"]) for part in ("LowerLeg", "Foot"))
    sunk = 0.0
    for side in LAG:
        hip = joint_positions(clip)[:, names.index(f"{side.title()}UpperLeg")]
        apart = hip - targets[side]
        level = np.sum(apart[:, [0, 2]] ** 2, axis=1)
        if level.max() > longest**2:
            raise ValueError(f"A step of the {side} foot is longer than the leg ({longest:.2f} m). Scale the path of '{clip['name']}' down first.")
        sunk = max(sunk, float(np.max(apart[:, 1] - np.sqrt(longest**2 - level))))
    lowered = clip | {"root": (np.array(clip["root"]) - [0, sunk, 0]).tolist()}

    local = np.array(lowered["rotations"]).reshape(frames, len(names), 4)
    places, turned = joint_positions(lowered), world_rotations(lowered)
    for side, target in targets.items():
        thigh, shank, ankle = (names.index(f"{side.title()}{part}") for part in ("UpperLeg", "LowerLeg", "Foot"))
        upper, lower = (float(np.linalg.norm(lowered["joints"][i]["offset"])) for i in (shank, ankle))
        left = turned[thigh].apply([1.0, 0, 0])
        knee = _solve_knee(places[:, thigh], target, left, upper, lower)
        solved = {thigh: _hanging(knee - places[:, thigh], left), shank: _hanging(target - knee, left), ankle: turned[ankle]}
        parent = turned[int(lowered["joints"][thigh]["parent"])]
        for i, own in solved.items():
            local[:, i] = (parent.inv() * own).as_quat()
            parent = own
    local *= np.where(local[..., 3:] < 0, -1.0, 1.0)
    return lowered | {"rotations": local.reshape(frames, -1).tolist()}, sunk


def _planted_ankle(clip: Clip, side: Side, foot: float) -> Array:
    """Where the ankle must be (frames × 3) for the foot to stand on one foothold a stride, and in between, led there smoothly."""
    frames, advance = int(clip["frameCount"]), np.array(clip["loopTranslation"])
    names = [joint["name"] for joint in clip["joints"]]
    i = names.index(f"{side.title()}Foot")
    turned = world_rotations(clip)
    heel, tip = _sole(foot)
    to_heel, to_ball = turned[i].apply(heel), turned[i].apply(clip["joints"][i + 1]["offset"])
    to_toe = to_ball + turned[i + 1].apply(tip)
    ball_at = np.array(clip["joints"][i + 1]["offset"])

    # The frames from one strike of this foot to the next; those after the loop's end lie one advance further ahead.
    order = (np.arange(frames) + round(LAG[side] * frames)) % frames
    wrapped = (np.arange(frames) + round(LAG[side] * frames)) // frames
    own = np.arange(frames) / frames
    stated = joint_positions(clip)[order, i] + wrapped[:, None] * advance
    pivots = (own < FOOT_FLAT, own < HEEL_OFF, own < 0.5)
    flat = np.array([0.0, -heel[1], 0.0])  # the ankle above the ground below it
    needed = np.select(
        [np.broadcast_to(is_pivot[:, None], stated.shape) for is_pivot in pivots],
        [flat + heel - to_heel[order], np.broadcast_to(flat, stated.shape), flat + ball_at - to_ball[order]],
        flat + ball_at + tip - to_toe[order],
    )
    stands = own < TOE_OFF
    foothold = (stated - needed)[stands].mean(0) * [1, 0, 1]
    moved = foothold + needed - stated
    last = np.flatnonzero(stands)[-1]
    speed = (moved[last] - moved[last - 1]) * frames
    swing = CubicHermiteSpline([own[last], 1.0], [moved[last], moved[0]], [speed, np.zeros(3)])
    moved[~stands] = swing(own[~stands])
    planted = np.empty_like(stated)
    planted[order] = stated + moved - wrapped[:, None] * advance
    return planted


def _solve_knee(hip: Array, ankle: Array, left: Array, thigh: float, shank: float) -> Array:
    """The knee of a two-segment leg that bends forwards about the axis `left`."""
    span = ankle - hip
    distance = np.linalg.norm(span, axis=1, keepdims=True)
    along = span / distance
    forward = np.cross(left, -along)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    cosine = (thigh**2 + distance**2 - shank**2) / (2 * thigh * distance)
    return hip + thigh * (cosine * along + np.sqrt(1 - np.clip(cosine, -1, 1) ** 2) * forward)


def _hanging(segment: Array, left: Array) -> Rotation:
    """The rotation of a segment that hangs along `segment` and keeps its side axis as near to `left` as that allows."""
    up = -segment / np.linalg.norm(segment, axis=1, keepdims=True)
    side = left - np.sum(left * up, axis=1, keepdims=True) * up
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    return Rotation.from_matrix(np.stack([side, up, np.cross(side, up)], -1))


def foot_errors(clip: Clip, foot: float) -> dict[str, float]:
    """Slip in cm/s and depth and height in mm of the points of both soles, over the frames in which they should stand."""
    frames = int(clip["frameCount"])
    slip, height, lowest = [], [], 0.0
    for side, lag in LAG.items():
        for point, places in sole_points(clip, side, foot).items():
            on = contact(np.arange(frames) / frames - lag, point)
            following = np.concatenate([places[1:], places[:1] + np.array(clip["loopTranslation"])])
            both = on & np.roll(on, -1)
            slip.append(np.linalg.norm((following - places)[both][:, [0, 2]], axis=1) * float(clip["frameRate"]))
            height.append(places[on, 1])
            lowest = min(lowest, float(places[:, 1].min()))
    return {
        "slip (cm/s)": 100 * float(np.concatenate(slip).mean()),
        "off the ground in contact (mm)": 1000 * float(np.abs(np.concatenate(height)).mean()),
        "deepest below ground (mm)": -1000 * lowest + 0.0,
    }
