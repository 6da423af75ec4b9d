"""Forward kinematics of the model in `gait.py`, and the planting that keeps its feet where they stand.

Angles alone do not say where the body is. The pelvis follows from the leg that carries it (`Walker.pelvis`), the feet are then
put exactly on the ground while they are in contact (`Walker.ankle`), and the two-segment leg is solved for them (`Walker.leg`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.interpolate import CubicHermiteSpline
from scipy.spatial.transform import Rotation

from gait import (
    BALL_OFF, FOOT_FLAT, HEEL_OFF, SIDE_SIGN, TOE_OFF, Array, Body, FourierSeries, Side, flat_to_space, forward_angle, fourier,
    joint_angle, smoothstep, support, turn,
)  # fmt: skip

LAG: dict[Side, float] = {"right": 0.0, "left": 0.5}
GRID = np.arange(512) / 512  # the phases at which one stride is sampled wherever a series is fitted


@dataclass(frozen=True)
class Leg:
    """One leg over time: points and the knee's hinge axis (frames × 3, metres), angles (frames, radians)."""

    hip: Array
    knee: Array
    ankle: Array
    heel: Array
    ball: Array
    toe: Array
    thigh_angle: Array
    knee_angle: Array
    ankle_angle: Array
    foot_pitch: Array
    toe_pitch: Array
    hinge: Array


@dataclass
class Walker:
    """A periodic walk along +x.

    `stride_time` is the time of two steps in seconds. In metres: `step_width` between the ankles' tracks, `sway` of the pelvis from
    side to side (amplitude), `sink` of the pelvis below the height that the stated angles give, so that planted legs stay bent, and
    `lift` of the swinging foot above its stated path. `planted=False` leaves the feet where the stated angles put them.
    `pendulum=True` gives the pelvis the same mean speed, but lets it slow down as it rises and gain speed as it falls, without loss.
    """

    body: Body = field(default_factory=Body)
    stride_time: float = 1.1
    step_width: float = 0.10
    sway: float = 0.02
    sink: float = 0.004
    lift: float = 0.045
    pelvis_turn_deg: float = 4.0
    pelvis_list_deg: float = 4.0
    planted: bool = True
    pendulum: bool = False

    def __post_init__(self) -> None:
        if self.stride_time <= 0:
            raise ValueError(f"stride_time is {self.stride_time} s; a stride takes a positive time.")
        self.angles = {name: joint_angle(name) for name in ("thigh", "knee", "ankle")}
        self._fit_pelvis()
        if self.planted:
            self._fit_feet()

    def stated_pitch(self, phase: Array) -> Array:
        """Pitch of the foot, toes up positive, as the three stated angles add up."""
        return self.angles["thigh"](phase) - self.angles["knee"](phase) + self.angles["ankle"](phase)

    def pitch(self, phase: Array) -> Array:
        """The stated pitch, made zero while the foot is flat, and never such that the sole would cut into the ground."""
        p = np.mod(phase, 1)
        flat = smoothstep(p, FOOT_FLAT - 0.06, FOOT_FLAT) - smoothstep(p, HEEL_OFF, HEEL_OFF + 0.09)
        pitch = self.stated_pitch(p) * (1 - flat)
        pitch = np.where(p < FOOT_FLAT, np.maximum(pitch, 0), pitch)
        return np.where((p >= FOOT_FLAT) & (p < TOE_OFF), np.minimum(pitch, 0), pitch)

    def stated_ankle(self, phase: Array) -> Array:
        """Ankle seen from the hip, in the sagittal plane (x, y), from the stated thigh and knee angles."""
        thigh = self.angles["thigh"](phase)
        shank = thigh - self.angles["knee"](phase)
        return turn(thigh, np.array([0, -self.body.thigh])) + turn(shank, np.array([0, -self.body.shank]))

    def _pivot(self, phase: Array) -> tuple[Array, Array]:
        """Height of the sole's pivot seen from the hip, and the speed with which the ground passes under it (per unit of phase)."""
        p = np.mod(phase, 1)
        roll = smoothstep(p, FOOT_FLAT, HEEL_OFF)
        h = 1e-4
        height, passing = 0.0, 0.0
        for point, share in (("heel", 1 - roll), ("ball", roll)):
            at = [self.stated_ankle(p + d) + turn(self.pitch(p + d), self.body.sole[point]) for d in (-h, 0.0, h)]
            height = height + share * at[1][..., 1]
            passing = passing + share * (at[2][..., 0] - at[0][..., 0]) / (2 * h)
        return height, passing

    def pelvis_rotation(self, phase: Array) -> Rotation:
        """Turns the side of the leg that reaches ahead forwards, and lets the side of the swinging leg drop."""
        turned = np.radians(self.pelvis_turn_deg) * np.cos(2 * np.pi * phase)
        dropped = -np.radians(self.pelvis_list_deg) * np.cos(2 * np.pi * (phase - 0.2))
        return Rotation.from_euler("YX", np.stack([turned, dropped], -1))

    def _hip_from_pelvis(self, phase: Array, side: Side) -> Array:
        return self.pelvis_rotation(phase).apply([0, 0, SIDE_SIGN[side] * self.body.hip_spacing / 2])

    def _fit_pelvis(self) -> None:
        height, speed = np.zeros_like(GRID), np.zeros_like(GRID)
        for side, lag in LAG.items():
            pivot_height, passing = self._pivot(GRID - lag)
            share = support(GRID - lag)
            height -= share * (pivot_height + self._hip_from_pelvis(GRID, side)[..., 1])
            speed -= share * passing
        # Left and right alternate, so that the pelvis repeats every step: only even harmonics of the stride can occur.
        self._height: FourierSeries = fourier(height - (self.sink if self.planted else 0), 4, step=2)
        self._speed: FourierSeries = fourier(speed, 4, step=2)
        self.stride_length = self._speed.mean
        if self.pendulum:
            mean = self.stride_length / self.stride_time
            rise = self._height(GRID) - self._height.mean
            falling = np.sqrt(mean**2 - 2 * 9.81 * rise) * self.stride_time
            self._speed = fourier(falling * self.stride_length / falling.mean(), 4, step=2)

    def pelvis(self, phase: Array) -> Array:
        """Centre between the hips: (x, y, z)."""
        phase = np.asarray(phase, float)
        k = 2 * np.pi * np.arange(1, self._speed.cos.size + 1)
        turns = np.multiply.outer(phase, k)
        x = self._speed.mean * phase + np.sin(turns) @ (self._speed.cos / k) - np.cos(turns) @ (self._speed.sin / k)
        return np.stack([x, self._height(phase), self.sway * np.cos(2 * np.pi * (phase - HEEL_OFF))], -1)

    def _stated_ankle_from_start(self, leg_phase: Array) -> Array:
        """The right ankle (x, y) on the walkway as the angles put it. The left one's is the same, half a stride later and further."""
        hip = self.pelvis(leg_phase) + self._hip_from_pelvis(leg_phase, "right")
        return hip[..., :2] + self.stated_ankle(leg_phase)

    def toe_pitch(self, phase: Array) -> Array:
        """Pitch of the toes: flat on the ground while the heel rises, rolling over their tip at last, in line with the foot in swing."""
        p = np.mod(phase, 1)
        rolling = -np.radians(42) * smoothstep(p, BALL_OFF, TOE_OFF + 0.04)
        foot = self.pitch(p)
        return np.where(p < FOOT_FLAT, foot, rolling + (foot - rolling) * smoothstep(p, TOE_OFF, 0.86))

    def _standing_ankle(self, leg_phase: Array) -> Array:
        """The ankle (x, y) of a foot that rolls over heel, ball and toes, seen from the ground below the ankle of the flat foot."""
        pitch, toes = self.pitch(leg_phase), self.toe_pitch(leg_phase)
        heel, ball, toe = (self.body.sole[point] for point in ("heel", "ball", "toe"))
        on_heel = np.array([heel[0], 0]) - turn(pitch, heel)
        on_toes = np.array([toe[0], 0]) - turn(toes, toe - ball) - turn(pitch, ball)
        return np.where((np.asarray(leg_phase) < FOOT_FLAT)[..., None], on_heel, on_toes)

    def _fit_feet(self) -> None:
        stance = GRID[GRID <= TOE_OFF]
        apart = self._stated_ankle_from_start(stance) - self._standing_ankle(stance)
        self._foothold = float(apart[:, 0].mean())
        h = 1e-4
        before, off, on = self._stance_correction(np.array([TOE_OFF - h, TOE_OFF, 0.0]))
        # The correction leaves the ground without a jump in speed. It may land with one: a heel strikes the ground.
        self._swing_correction = CubicHermiteSpline([TOE_OFF, 1.0], [off, on], [(off - before) / h, [0.0, 0.0]])

    def _stance_correction(self, leg_phase: Array) -> Array:
        foothold = np.array([self._foothold, 0.0])
        return self._standing_ankle(leg_phase) + foothold - self._stated_ankle_from_start(leg_phase)

    def ankle(self, phase: Array, side: Side) -> Array:
        """The ankle on the walkway: (x, y, z)."""
        lag = np.asarray(phase, float) - LAG[side]
        stride, q = np.floor(lag), np.mod(lag, 1)
        at = self._stated_ankle_from_start(q)
        z = (self.pelvis(phase) + self._hip_from_pelvis(phase, side))[..., 2]
        if self.planted:
            in_swing = (q >= TOE_OFF)[..., None]
            swing = self._swing_correction(np.maximum(q, TOE_OFF))
            swing[..., 1] += self.lift * np.sin(np.pi * (np.maximum(q, TOE_OFF) - TOE_OFF) / (1 - TOE_OFF)) ** 2
            at = at + np.where(in_swing, swing, self._stance_correction(np.minimum(q, TOE_OFF)))
            z = np.full_like(q, SIDE_SIGN[side] * self.step_width / 2)
        return np.stack([at[..., 0] + (stride + LAG[side]) * self.stride_length, at[..., 1], z], -1)

    def leg(self, phase: Array, side: Side) -> Leg:
        """Solves the two-segment leg between hip and ankle; the knee bends forwards."""
        phase = np.asarray(phase, float)
        hip = self.pelvis(phase) + self._hip_from_pelvis(phase, side)
        ankle = self.ankle(phase, side)
        thigh, shank = self.body.thigh, self.body.shank
        reach = np.linalg.norm(ankle - hip, axis=-1)
        if np.any(reach > thigh + shank):
            raise ValueError(
                f"The {side} leg would have to be {reach.max():.3f} m long at phase {float(phase[reach.argmax()]):.2f}, "
                f"but thigh and shank measure {thigh + shank:.3f} m. Reduce step_width, sway or pelvis_list_deg."
            )
        along = (ankle - hip) / reach[:, None]
        hinge = np.cross(along, [1.0, 0.0, 0.0])
        hinge /= np.linalg.norm(hinge, axis=-1, keepdims=True)
        lift = np.arccos((thigh**2 + reach**2 - shank**2) / (2 * thigh * reach))[:, None]
        knee = hip + thigh * (np.cos(lift) * along + np.sin(lift) * np.cross(hinge, along))
        pitch = self.pitch(phase - LAG[side]) if self.planted else self.stated_pitch(phase - LAG[side])
        toes = self.toe_pitch(phase - LAG[side])
        sole = self.body.sole
        heel, ball = (ankle + flat_to_space(turn(pitch, sole[point])) for point in ("heel", "ball"))
        thigh_angle, shank_angle = forward_angle(knee - hip), forward_angle(ankle - knee)
        return Leg(
            hip, knee, ankle, heel, ball, toe=ball + flat_to_space(turn(toes, sole["toe"] - sole["ball"])),
            thigh_angle=thigh_angle,
            knee_angle=np.pi - np.arccos((thigh**2 + shank**2 - reach**2) / (2 * thigh * shank)),
            ankle_angle=pitch - shank_angle,
            foot_pitch=pitch,
            toe_pitch=toes,
            hinge=hinge,
        )  # fmt: skip
