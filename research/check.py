"""A quick check of the model, run before the notebooks: what they state about it holds, or they are not executed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np

from clip import TO_CLIP, joint_positions, save_clip, walking_clip
from gait import KEY_ANGLES_DEG, contact, joint_angle, support
from walker import LAG, Walker

PHASE = np.arange(2000) / 1000


def fourier_passes_its_key_angles() -> None:
    for name, keys in KEY_ANGLES_DEG.items():
        percent, degrees = np.array(keys, float).T
        error = np.degrees(joint_angle(name)(percent / 100)) - degrees
        assert np.abs(error).max() < 1.5, f"{name} misses a key angle by {np.abs(error).max():.2f}°"


def legs_keep_their_lengths() -> None:
    walker = Walker()
    for side in LAG:
        leg = walker.leg(PHASE, side)
        assert np.allclose(np.linalg.norm(leg.knee - leg.hip, axis=1), walker.body.thigh)
        assert np.allclose(np.linalg.norm(leg.ankle - leg.knee, axis=1), walker.body.shank)


def angles_come_back_from_the_solved_leg() -> None:
    walker = Walker(planted=False)
    leg = walker.leg(PHASE, "right")
    for name, solved in (("thigh", leg.thigh_angle), ("knee", leg.knee_angle), ("ankle", leg.ankle_angle)):
        assert np.allclose(solved, walker.angles[name](PHASE), atol=1e-9), f"{name} differs between angles and positions"


def planted_feet_stand() -> None:
    for side, lag in LAG.items():
        leg = Walker().leg(PHASE, side)
        for point in ("heel", "ball", "toe"):
            at, on = getattr(leg, point), contact(PHASE - lag, point)
            assert np.abs(at[on, 1]).max() < 1e-9, f"the {side} {point} leaves the ground in contact"
            assert at[:, 1].min() > -1e-9, f"the {side} {point} cuts into the ground"
            steps = np.linalg.norm(np.diff(at, axis=0), axis=1)[on[1:] & on[:-1]]
            assert steps.max() < 1e-9, f"the {side} {point} slides by {steps.max():.2e} m between two frames"


def weight_is_always_carried() -> None:
    assert np.allclose(support(PHASE) + support(PHASE - 0.5), 1)


def stride_repeats() -> None:
    walker = Walker()
    leg = walker.leg(PHASE, "left")
    assert np.allclose(leg.toe[1000:] - leg.toe[:1000], [walker.stride_length, 0, 0])


def clip_holds_the_motion() -> None:
    walker = Walker()
    made = walking_clip(walker)
    with tempfile.TemporaryDirectory() as folder:
        save_clip(made, Path(folder) / "walk.clip.json")
        read = json.loads((Path(folder) / "walk.clip.json").read_text(encoding="utf-8"))
    names = [joint["name"] for joint in read["joints"]]
    leg = walker.leg(np.arange(read["frameCount"]) / read["frameCount"], "left")
    for name, expected in (("LeftLowerLeg", leg.knee), ("LeftFoot", leg.ankle), ("LeftToes", leg.ball)):
        error = np.abs(joint_positions(read)[:, names.index(name)] - expected @ TO_CLIP.T).max()
        assert error < 1e-4, f"{name} is {error:.1e} m off in the clip"


def main() -> None:
    for test in (
        fourier_passes_its_key_angles, legs_keep_their_lengths, angles_come_back_from_the_solved_leg, planted_feet_stand,
        weight_is_always_carried, stride_repeats, clip_holds_the_motion,
    ):  # fmt: skip
        test()
        print(f"ok  {test.__name__.replace('_', ' ')}")


if __name__ == "__main__":
    main()
