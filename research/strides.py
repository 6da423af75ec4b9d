"""A walk whose strides differ: the walking model, with its phase run through at a speed that varies from stride to stride.

Only time is bent. The positions at a given phase are those of the model, so that feet stand still and every event of every stride is
known exactly. `gait-cycle.ipynb` measures the events again from noisy positions.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.interpolate import PchipInterpolator

from gait import TOE_OFF, Array, Side
from walker import LAG


def correlated_noise(count: int, exponent: float, random: np.random.Generator) -> Array:
    """Noise of mean 0 and standard deviation 1 whose power falls with the frequency to the power `exponent`: 0 is white, 1 is pink.

    Both moments are those of the process; a piece of it has its own, as a person's walk of a few minutes has.
    """
    length = 16 * count  # a piece of a longer series: its end does not lead back to its beginning, and its mean is not 0
    frequency = np.fft.rfftfreq(length)[1:]
    weight = frequency ** (-exponent / 2)
    weight *= length / (2 * np.sqrt(np.sum(weight**2) / 2))
    waves = weight * np.exp(2j * np.pi * random.random(frequency.size))
    return np.fft.irfft(np.concatenate([[0], waves]), length)[:count]


@dataclass
class VariedStrides:
    """`count` strides of the right leg and their events, from a seed.

    `stride_time` is the mean in seconds, `variation` its coefficient of variation, `persistence` the exponent of its power spectrum.
    `limp` is the share of the stride by which the left leg bears the body shorter, and the right leg longer, than half of the single
    support each; `limp_sd` is its standard deviation from stride to stride.
    """

    count: int = 60
    stride_time: float = 1.1
    variation: float = 0.02
    persistence: float = 0.5
    limp: float = 0.0
    limp_sd: float = 0.004
    seed: int = 11
    starts: Array = field(init=False)

    def __post_init__(self) -> None:
        random = np.random.default_rng(self.seed)
        durations = self.stride_time * (1 + self.variation * correlated_noise(self.count, self.persistence, random))
        limps = self.limp + random.normal(0, self.limp_sd, self.count)
        self.starts = np.concatenate([[0.0], np.cumsum(durations)])
        # Phase and share of the stride's time at which it is reached: left toe-off, left strike, right toe-off.
        between = [(TOE_OFF - 0.5, 0 * limps), (0.5, limps), (TOE_OFF, limps)]
        phases = [np.arange(self.count + 1.0)] + [np.arange(self.count) + at for at, _ in between]
        times = [self.starts] + [self.starts[:-1] + durations * (at + late) for at, late in between]
        order = np.argsort(np.concatenate(phases))
        self._phase = PchipInterpolator(np.concatenate(times)[order], np.concatenate(phases)[order])
        self._time = PchipInterpolator(np.concatenate(phases)[order], np.concatenate(times)[order])

    @property
    def duration(self) -> float:
        return float(self.starts[-1])

    def phase(self, time: Array) -> Array:
        """Strides of the right leg since the start, at times between 0 and `duration`."""
        return self._phase(time)

    def events(self, side: Side, name: str) -> Array:
        """The true times of all events `strike` or `toe-off` of a foot, in seconds; exact, since they are knots of the curve."""
        offset = np.mod(LAG[side] + {"strike": 0.0, "toe-off": TOE_OFF}[name], 1)
        at = np.arange(self.count + 1) + offset
        return self._time(at[at <= self.count])
