"""Unit quaternions and the curves between them.

Quaternions are arrays whose last axis is `x, y, z, w`, as in a clip. `a` and `b` are the keys at both ends of an interval, `u` runs
from 0 to 1 between them; all functions work on any leading shape. `interpolating-rotations.ipynb` derives the formulas.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from gait import Array

Method = Literal["nlerp", "slerp", "squad"]


def multiply(a: Array, b: Array) -> Array:
    """The Hamilton product: first turns by `b`, then by `a`."""
    av, aw, bv, bw = a[..., :3], a[..., 3:], b[..., :3], b[..., 3:]
    vector = aw * bv + bw * av + np.cross(av, bv)
    return np.concatenate([vector, aw * bw - np.sum(av * bv, -1, keepdims=True)], -1)


def inverse(q: Array) -> Array:
    return q * [-1.0, -1.0, -1.0, 1.0]


def log(q: Array) -> Array:
    """Axis times *half* the angle, in radians."""
    sine = np.linalg.norm(q[..., :3], axis=-1, keepdims=True)
    half = np.arctan2(sine, q[..., 3:])
    return q[..., :3] * np.where(sine > 1e-12, half / np.maximum(sine, 1e-12), 1.0)


def exp(v: Array) -> Array:
    """The rotation about the axis `v` by *twice* its length."""
    half = np.linalg.norm(v, axis=-1, keepdims=True)
    return np.concatenate([v * np.sinc(half / np.pi), np.cos(half)], -1)


def angle_between(a: Array, b: Array) -> Array:
    """The angle of the rotation that leads from one orientation to the other, 0 to π."""
    half = np.linalg.norm(log(multiply(inverse(a), b)), axis=-1)
    return 2 * np.minimum(half, np.pi - half)  # either sign of a quaternion is the same orientation


def aligned(keys: Array) -> Array:
    """The same orientations, each with the sign that is nearer to the key before it (first axis): q and −q are one rotation."""
    dots = np.sum(keys[1:] * keys[:-1], -1, keepdims=True)
    signs = np.cumprod(np.concatenate([np.ones_like(dots[:1]), np.where(dots < 0, -1.0, 1.0)]), axis=0)
    return keys * signs


def nlerp(a: Array, b: Array, u: Array) -> Array:
    """The chord between both keys, brought back to length 1."""
    chord = (1 - u) * a + u * b
    return chord / np.linalg.norm(chord, axis=-1, keepdims=True)


def slerp(a: Array, b: Array, u: Array) -> Array:
    """The great arc from `a` to `b` at constant speed."""
    return multiply(a, exp(u * log(multiply(inverse(a), b))))


def squad_control(before: Array, key: Array, after: Array) -> Array:
    """The inner point that gives both of the intervals that meet at `key` the same velocity there."""
    back = inverse(key)
    return multiply(key, exp(-(log(multiply(back, after)) + log(multiply(back, before))) / 4))


def squad(a: Array, b: Array, a_control: Array, b_control: Array, u: Array) -> Array:
    return slerp(slerp(a, b, u), slerp(a_control, b_control, u), 2 * u * (1 - u))


def interpolate_loop(keys: Array, phase: Array, method: Method) -> Array:
    """Orientations at `phase` (cycles) of a motion that repeats after its evenly spaced keys (first axis)."""
    count = len(keys)
    if count < 3:
        raise ValueError(f"A loop of {count} keys has no neighbours to aim at; give at least 3.")
    # Two cycles and two keys more, so that each interval finds its neighbours, with the sign that is nearer.
    laid_out = aligned(np.concatenate([keys, keys, keys[:2]]))
    at = np.mod(np.asarray(phase, float), 1) * count
    start = np.minimum(np.floor(at).astype(int), count - 1)
    u = (at - start).reshape(-1, *[1] * (keys.ndim - 1))
    before, a, b, after = (laid_out[start + count + i] for i in (-1, 0, 1, 2))
    if method == "squad":
        return squad(a, b, squad_control(before, a, b), squad_control(a, b, after), u)
    return (nlerp if method == "nlerp" else slerp)(a, b, u)


def angular_velocity(q: Array, step: float) -> Array:
    """Angular velocity in rad/s, in the turning frame, between neighbouring samples (first axis) that are `step` seconds apart."""
    q = aligned(q)
    return 2 * log(multiply(inverse(q[:-1]), q[1:])) / step
