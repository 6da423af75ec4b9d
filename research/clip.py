"""A motion clip: a skeleton and one rotation a joint a frame, as JSON; see `README.md` for the format.

In a notebook, `display_clip` shows a clip as `application/vnd.astro-unity.clip+json` beside a picture, so that a page that can play
clips plays it and every other viewer shows the picture:

    clip = walking_clip(Walker(), name="walk")
    figure, axes = plt.subplots()
    …draw what the picture shall show…
    plt.close(figure)  # else the notebook shows it a second time
    display_clip(clip, figure)
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from scipy.spatial.transform import Rotation

from gait import SIDE_SIGN, Array, Side
from walker import LAG, Walker

MIME_TYPE = "application/vnd.astro-unity.clip+json"

# A clip's axes are glTF's: x to the left, y up, z forward. The model's are x forward, y up, z to the right.
TO_CLIP = np.array([[0.0, 0.0, -1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])


def walking_clip(walker: Walker, frame_rate: int = 60, name: str = "walk") -> dict[str, object]:
    """One stride as a looping clip. The arms and the trunk only accompany the legs: they swing by a single harmonic."""
    frames = round(walker.stride_time * frame_rate)
    phase = np.arange(frames) / frames
    skeleton = _skeleton(walker)
    world = _world_rotations(walker, phase)
    local = []
    for joint in skeleton:
        parent = joint["parent"]
        own = world[str(joint["name"])]
        local.append((world[str(skeleton[int(parent)]["name"])].inv() * own if int(parent) >= 0 else own).as_quat())
    rotations = np.stack(local, 1)
    rotations *= np.sign(rotations[..., 3:] + 1e-12)
    return {
        "name": name,
        "license": "MIT",
        "space": {"handedness": "right", "left": "+x", "up": "+y", "forward": "+z", "length": "metre", "rotation": "xyzw"},
        "frameRate": round(frames / walker.stride_time, 3),
        "frameCount": frames,
        "loop": True,
        "loopTranslation": [0.0, 0.0, round(walker.stride_length, 5)],
        "joints": skeleton,
        "root": (walker.pelvis(phase) @ TO_CLIP.T).round(5).tolist(),
        "rotations": rotations.reshape(frames, -1).round(5).tolist(),
    }


def _skeleton(walker: Walker) -> list[dict[str, object]]:
    """Joints, parents first, named as Unity's HumanBodyBones; offsets from the parent in the pose where all rotations are zero."""
    body, h = walker.body, walker.body.height
    rows: list[tuple[str, str | None, tuple[float, float, float]]] = [
        ("Hips", None, (0, 0, 0)),
        ("Spine", "Hips", (0, 0.06 * h, 0)),
        ("Chest", "Spine", (0, 0.12 * h, 0)),
        ("Head", "Chest", (0, 0.16 * h, 0)),
    ]
    sole = body.sole
    for side, sign in (("Left", 1.0), ("Right", -1.0)):
        rows += [
            (f"{side}UpperLeg", "Hips", (sign * body.hip_spacing / 2, 0, 0)),
            (f"{side}LowerLeg", f"{side}UpperLeg", (0, -body.thigh, 0)),
            (f"{side}Foot", f"{side}LowerLeg", (0, -body.shank, 0)),
            (f"{side}Toes", f"{side}Foot", (0, sole["ball"][1], sole["ball"][0])),
            (f"{side}UpperArm", "Chest", (sign * 0.1295 * h, 0.11 * h, 0)),
            (f"{side}LowerArm", f"{side}UpperArm", (0, -0.186 * h, 0)),
            (f"{side}Hand", f"{side}LowerArm", (0, -0.146 * h, 0)),
        ]
    index = {row[0]: i for i, row in enumerate(rows)}
    return [
        {"name": name, "parent": -1 if parent is None else index[parent], "offset": [round(float(x), 5) for x in offset]}
        for name, parent, offset in rows
    ]


def _world_rotations(walker: Walker, phase: Array) -> dict[str, Rotation]:
    """Orientation of each joint in the clip's axes."""
    cosine = np.cos(2 * np.pi * phase)
    pelvis = walker.pelvis_rotation(phase)
    trunk = _about("y", -np.radians(5) * cosine)
    found = {"Hips": pelvis, "Spine": trunk, "Chest": trunk, "Head": _about("y", 0 * cosine)}
    for side, name in (("right", "Right"), ("left", "Left")):
        leg = walker.leg(phase, side)
        found[f"{name}UpperLeg"] = _along(leg.knee - leg.hip, leg.hinge)
        found[f"{name}LowerLeg"] = _along(leg.ankle - leg.knee, leg.hinge)
        found[f"{name}Foot"] = _about("z", leg.foot_pitch)
        found[f"{name}Toes"] = _about("z", leg.toe_pitch)
        found |= _arm(name, side, phase)
    to_clip = Rotation.from_matrix(TO_CLIP)
    return {name: to_clip * rotation * to_clip.inv() for name, rotation in found.items()}


def _arm(name: str, side: Side, phase: Array) -> dict[str, Rotation]:
    swing = -np.cos(2 * np.pi * (phase - LAG[side]))
    outwards = _about("x", -SIDE_SIGN[side] * np.radians(6))
    upper = outwards * _about("z", np.radians(3 + 20 * swing))
    lower = upper * _about("z", np.radians(24 + 10 * swing))
    return {f"{name}UpperArm": upper, f"{name}LowerArm": lower, f"{name}Hand": lower}


def _about(axis: str, angle: Array | float) -> Rotation:
    """Rotations by an angle or a row of them, in radians, in the shape that every SciPy since 1.10 takes."""
    return Rotation.from_euler(axis, np.reshape(angle, (-1, 1)))


def _along(segment: Array, hinge: Array) -> Rotation:
    """The rotation that hangs a segment along `segment` and turns its side axis to `hinge`."""
    up = -segment / np.linalg.norm(segment, axis=-1, keepdims=True)
    return Rotation.from_matrix(np.stack([np.cross(up, hinge), up, hinge], -1))


def world_rotations(clip: dict[str, object]) -> list[Rotation]:
    """Orientation of each joint over time, from nothing but the clip."""
    joints = clip["joints"]
    local = np.array(clip["rotations"]).reshape(-1, len(joints), 4)
    turned: list[Rotation] = []
    for i, joint in enumerate(joints):
        own = Rotation.from_quat(local[:, i])
        turned.append(own if joint["parent"] < 0 else turned[joint["parent"]] * own)
    return turned


def joint_positions(clip: dict[str, object]) -> Array:
    """World positions (frames × joints × 3) by forward kinematics from nothing but the clip."""
    turned = world_rotations(clip)
    placed: list[Array] = []
    for joint in clip["joints"]:
        parent = joint["parent"]
        placed.append(np.array(clip["root"]) if parent < 0 else placed[parent] + turned[parent].apply(joint["offset"]))
    return np.stack(placed, 1)


def rounded(clip: dict[str, object]) -> dict[str, object]:
    """The clip as it is stored: five decimals, which is a hundredth of a millimetre and a thousandth of a degree."""
    return clip | {
        "frameRate": round(float(clip["frameRate"]), 3),
        **{key: np.round(clip[key], 5).tolist() for key in ("loopTranslation", "root", "rotations")},
    }


def player_clip(clip: dict[str, object]) -> dict[str, object]:
    """The clip as players take it (`unity/reference-player/README.md`): a looping one ends with its first frame, moved on."""
    stored = rounded(clip)
    root = stored["root"]
    rotations = np.array(stored["rotations"]).reshape(len(root), -1, 4).tolist()
    if clip["loop"]:
        root = [*root, np.round(np.array(root[0]) + stored["loopTranslation"], 5).tolist()]
        rotations = [*rotations, rotations[0]]
    return {
        "format": "realmotion.clip",
        "version": 1,
        "name": clip["name"],
        "license": clip["license"],
        "fps": stored["frameRate"],
        "loop": clip["loop"],
        "joints": [joint["name"] for joint in clip["joints"]],
        "parents": [joint["parent"] for joint in clip["joints"]],
        "offsets": [joint["offset"] for joint in clip["joints"]],
        "frames": [{"root": place, "rotations": turned} for place, turned in zip(root, rotations)],
    }


def save_clip(clip: dict[str, object], path: Path) -> None:
    """Writes the clip with one line a frame, so that a change shows in a diff."""
    made = player_clip(clip)
    frames = ",\n  ".join(json.dumps(frame) for frame in made.pop("frames"))
    path.write_text(f'{json.dumps(made)[:-1]},\n "frames": [\n  {frames}\n ]\n}}\n', encoding="utf-8")


def display_clip(clip: dict[str, object], figure: Figure) -> None:
    """Shows the clip in a notebook: itself, a picture, and a line of text, richest first."""
    from IPython.display import display

    from figures import png_bundle

    text = f"<clip {clip['name']}: {clip['frameCount']} frames at {clip['frameRate']:.0f} Hz, {len(clip['joints'])} joints>"
    picture, metadata = png_bundle(figure)
    display({MIME_TYPE: player_clip(clip)} | picture | {"text/plain": text}, raw=True, metadata=metadata)
