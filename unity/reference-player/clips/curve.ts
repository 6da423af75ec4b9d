/** Where a curve passes: [percent of the cycle, value]. The last point closes the cycle at 100 %. */
export type Knots = readonly (readonly [number, number])[];

/** A function of phase; phase 1 is one cycle. */
export type Curve = (phase: number) => number;

/**
 * A periodic curve through the knots that never overshoots them: cubic Hermite pieces with the slopes of
 * Fritsch and Carlson (1980), so that a flat stretch stays flat.
 */
export function periodic(knots: Knots): Curve {
  const points = knots.filter(([at]) => at < 100).map(([at, value]) => ({ at: at / 100, value }));
  const count = points.length;
  const point = (index: number) => {
    const round = Math.floor(index / count);
    const base = points[index - round * count] ?? { at: 0, value: 0 };
    return { at: base.at + round, value: base.value };
  };
  const secant = (index: number): number => {
    const a = point(index);
    const b = point(index + 1);
    return (b.value - a.value) / (b.at - a.at);
  };
  const slope = (index: number): number => {
    const before = secant(index - 1);
    const after = secant(index);
    if (before * after <= 0) return 0;
    return (2 * before * after) / (before + after);
  };
  return (phase) => {
    const wrapped = phase - Math.floor(phase);
    let index = points.findLastIndex(({ at }) => at <= wrapped);
    if (index < 0) index = -1;
    const a = point(index);
    const b = point(index + 1);
    const width = b.at - a.at;
    const t = (wrapped - a.at) / width;
    const t2 = t * t;
    const t3 = t2 * t;
    return (
      a.value * (2 * t3 - 3 * t2 + 1) +
      b.value * (3 * t2 - 2 * t3) +
      width * (slope(index) * (t3 - 2 * t2 + t) + slope(index + 1) * (t3 - t2))
    );
  };
}

/** The first harmonics of the periodic curve through the knots: what a gait model keeps of a measured joint angle. */
export function harmonics(knots: Knots, order: number): Curve {
  return series(periodic(knots), order);
}

/** A curve's Fourier series up to the given harmonic. */
export function series(curve: Curve, order: number): Curve {
  const samples = 256;
  const values = Array.from({ length: samples }, (_, index) => curve(index / samples));
  const terms = Array.from({ length: order + 1 }, (_, harmonic) => {
    let cosine = 0;
    let sine = 0;
    for (const [index, value] of values.entries()) {
      const angle = (2 * Math.PI * harmonic * index) / samples;
      cosine += (value * Math.cos(angle)) / samples;
      sine += (value * Math.sin(angle)) / samples;
    }
    const weight = harmonic === 0 ? 1 : 2;
    return { harmonic, cosine: weight * cosine, sine: weight * sine };
  });
  return (phase) =>
    terms.reduce((sum, { harmonic, cosine, sine }) => {
      const angle = 2 * Math.PI * harmonic * phase;
      return sum + cosine * Math.cos(angle) + sine * Math.sin(angle);
    }, 0);
}
