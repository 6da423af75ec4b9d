"""A quick check of the model, run before the notebooks: what they state about it holds, or they are not executed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
from scipy.spatial.transform import Rotation, Slerp

from clip import TO_CLIP, joint_positions, rounded, save_clip, walking_clip
from gait import KEY_ANGLES_DEG, TOE_OFF, contact, joint_angle, support
from mass import SEGMENTS, centre_of_mass, energies, velocity, work
from retarget import Proportions, foot_errors, leg_length, onto, plant, scale_path
from rotations import angle_between, angular_velocity, interpolate_loop, inverse, log, multiply, nlerp, slerp
from strides import VariedStrides, correlated_noise
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
    assert read["frames"][-1]["rotations"] == read["frames"][0]["rotations"], "the last frame does not repeat the first"
    stored = {
        "joints": [dict(zip(("name", "parent", "offset"), row)) for row in zip(read["joints"], read["parents"], read["offsets"])],
        "root": [frame["root"] for frame in read["frames"]],
        "rotations": [np.ravel(frame["rotations"]) for frame in read["frames"]],
    }
    leg = walker.leg(np.arange(len(read["frames"])) / (len(read["frames"]) - 1), "left")
    for name, expected in (("LeftLowerLeg", leg.knee), ("LeftFoot", leg.ankle), ("LeftToes", leg.ball)):
        error = np.abs(joint_positions(stored)[:, read["joints"].index(name)] - expected @ TO_CLIP.T).max()
        assert error < 1e-4, f"{name} is {error:.1e} m off in the clip"


def some_keys(count: int) -> np.ndarray:
    """Orientations (count × 4) that turn by up to a right angle from one to the next."""
    random = np.random.default_rng(4)
    turned = Rotation.from_rotvec(random.uniform(-0.8, 0.8, (count, 3)))
    return turned.as_quat()


def slerp_turns_at_one_speed() -> None:
    a, b = some_keys(2)
    u = np.linspace(0, 1, 101)[:, None]
    speed = np.linalg.norm(angular_velocity(slerp(a, b, u), 0.01), axis=1)
    assert np.allclose(speed, angle_between(a, b)), "SLERP's speed varies"
    assert np.allclose(slerp(a, b, u), Slerp([0, 1], Rotation.from_quat([a, b]))(u[:, 0]).as_quat()), "SLERP differs from SciPy's"


def nlerp_follows_the_same_arc() -> None:
    a, b = some_keys(2)
    u = np.linspace(0.01, 1, 100)[:, None]
    axis = log(multiply(inverse(a), nlerp(a, b, u)))
    axis /= np.linalg.norm(axis, axis=1, keepdims=True)
    assert np.allclose(axis, axis[-1]), "normalised lerp leaves the great arc"
    for apart in (30, 60):
        half = np.radians(apart) / 2
        end = np.array([0, 0, np.sin(half), np.cos(half)])
        difference = np.degrees(angle_between(nlerp(np.eye(4)[3], end, u), slerp(np.eye(4)[3], end, u)))
        assert difference.max() < 1 / 3, f"normalised lerp is {difference.max():.2f}° off at {apart}°"


def squad_passes_its_keys_at_one_velocity() -> None:
    keys = some_keys(7)
    at = np.arange(7) / 7
    assert np.allclose(angle_between(interpolate_loop(keys, at, "squad"), keys), 0, atol=1e-7), "SQUAD misses a key"
    h = 1e-5
    before, after = (angular_velocity(interpolate_loop(keys, np.stack([t - h, t]).T.ravel(), "squad"), h)[::2] for t in (at, at + h))
    assert np.abs(before - after).max() < 0.01 * np.abs(after).max(), "SQUAD's angular velocity jumps at a key"
    assert np.allclose(angle_between(interpolate_loop(-keys, at + 0.03, "squad"), interpolate_loop(keys, at + 0.03, "squad")), 0, atol=1e-7)


def varied_strides_have_the_stated_events() -> None:
    walk = VariedStrides(limp=0.015, limp_sd=0.0)
    for side, lag in LAG.items():
        for name, at in (("strike", 0.0), ("toe-off", TOE_OFF)):
            reached = np.mod(walk.phase(walk.events(side, name)) - lag - at + 0.5, 1) - 0.5
            assert np.abs(reached).max() < 1e-9, f"a {side} {name} happens at another phase"
    stride = np.diff(walk.starts)
    left_step = (walk.events("left", "strike") - walk.events("right", "strike")[:-1]) / stride
    assert np.allclose(left_step, 0.515), "the limp is not as stated"


def noise_has_the_stated_spread() -> None:
    random = np.random.default_rng(8)
    for exponent in (0.0, 0.5):
        samples = np.stack([correlated_noise(64, exponent, random) for _ in range(2000)])
        assert abs(samples.std() - 1) < 0.02, f"the standard deviation at exponent {exponent} is {samples.std():.3f}"


CHILD = Proportions(thigh=0.58, shank=0.53, foot=0.62, pelvis=0.62, trunk=0.72, arm=0.58)


def similar_bodies_need_no_repair() -> None:
    source = walking_clip(Walker())
    half = Proportions(thigh=0.5, shank=0.5, foot=0.5, pelvis=0.5, trunk=0.5, arm=0.5)
    scaled = scale_path(onto(source, half, "half"), 0.5)
    assert np.allclose(joint_positions(scaled), joint_positions(source) / 2, atol=2e-5)
    froude = [clip["loopTranslation"][2] * clip["frameRate"] / np.sqrt(leg_length(clip)) for clip in (source, scaled)]
    assert np.isclose(*froude, rtol=1e-4), "the Froude number changes with the size"


def planting_a_planted_walk_changes_nothing() -> None:
    source = walking_clip(Walker())
    planted, _ = plant(source, 1.0)
    moved = np.abs(joint_positions(planted) - joint_positions(source)).max()
    assert moved < 2e-3, f"planting moves a joint of the source by {1000 * moved:.1f} mm"


def retargeted_feet_stand() -> None:
    source = walking_clip(Walker())
    copied = onto(source, CHILD, "child")
    scaled = scale_path(copied, leg_length(copied) / leg_length(source))
    planted, _ = plant(scaled, CHILD.foot)
    slips = [foot_errors(clip, CHILD.foot)["slip (cm/s)"] for clip in (copied, scaled, rounded(planted))]
    assert slips[0] > 40 * slips[1] > 40 * 8 * slips[2], f"the slips of the three steps are {slips} cm/s"
    lengths = [np.linalg.norm(np.diff(joint_positions(clip)[:, 4:7], axis=1), axis=2) for clip in (copied, planted)]
    assert np.allclose(*lengths), "planting stretches a leg"


def centre_of_mass_lies_in_the_pelvis() -> None:
    assert np.isclose(sum(mass * (2 if first.startswith("*") else 1) for _, mass, first, _, _ in SEGMENTS), 1)
    walker = Walker()
    clip = walking_clip(walker, frame_rate=200)
    centre = centre_of_mass(clip)
    assert 0.55 < centre[:, 1].mean() / walker.body.height < 0.58, "the centre of mass lies where people have none"
    moved = velocity(centre, clip).mean(0) * walker.stride_time
    assert np.allclose(moved, clip["loopTranslation"], atol=1e-6), "the mean velocity does not lead from stride to stride"


def pendulum_recovers_more() -> None:
    stated, fallen = (energies(walking_clip(Walker(**options), frame_rate=200)) for options in ({}, {"pendulum": True, "sink": 0.017}))
    assert stated.recovery < 0.15 and fallen.recovery > 0.30, f"recoveries are {stated.recovery:.2f} and {fallen.recovery:.2f}"
    assert work(fallen.total) < work(stated.total) / 2.5


def main() -> None:
    for test in (
        fourier_passes_its_key_angles, legs_keep_their_lengths, angles_come_back_from_the_solved_leg, planted_feet_stand,
        weight_is_always_carried, stride_repeats, clip_holds_the_motion,
        slerp_turns_at_one_speed, nlerp_follows_the_same_arc, squad_passes_its_keys_at_one_velocity,
        varied_strides_have_the_stated_events, noise_has_the_stated_spread,
        similar_bodies_need_no_repair, planting_a_planted_walk_changes_nothing, retargeted_feet_stand,
        centre_of_mass_lies_in_the_pelvis, pendulum_recovers_more,
    ):  # fmt: skip
        test()
        print(f"ok  {test.__name__.replace('_', ' ')}")


if __name__ == "__main__":
    main()
