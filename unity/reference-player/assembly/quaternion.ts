// Quaternions are four consecutive f32 (x, y, z, w) in linear memory, named by the address of the first.

/** out = a · b; out may be a or b. */
export function multiply(out: usize, a: usize, b: usize): void {
  const ax = load<f32>(a), ay = load<f32>(a, 4), az = load<f32>(a, 8), aw = load<f32>(a, 12);
  const bx = load<f32>(b), by = load<f32>(b, 4), bz = load<f32>(b, 8), bw = load<f32>(b, 12);
  store<f32>(out, aw * bx + ax * bw + ay * bz - az * by);
  store<f32>(out, aw * by - ax * bz + ay * bw + az * bx, 4);
  store<f32>(out, aw * bz + ax * by - ay * bx + az * bw, 8);
  store<f32>(out, aw * bw - ax * bx - ay * by - az * bz, 12);
}

export function normalize(q: usize): void {
  const x = load<f32>(q), y = load<f32>(q, 4), z = load<f32>(q, 8), w = load<f32>(q, 12);
  const length = Mathf.sqrt(x * x + y * y + z * z + w * w);
  const scale: f32 = length > 1e-9 ? 1 / length : 0;
  store<f32>(q, x * scale);
  store<f32>(q, y * scale, 4);
  store<f32>(q, z * scale, 8);
  store<f32>(q, length > 1e-9 ? w * scale : 1, 12);
}

/** Cosine of half the angle between two rotations, negative if they lie on opposite hemispheres. */
export function dot(a: usize, b: usize): f32 {
  return (
    load<f32>(a) * load<f32>(b) +
    load<f32>(a, 4) * load<f32>(b, 4) +
    load<f32>(a, 8) * load<f32>(b, 8) +
    load<f32>(a, 12) * load<f32>(b, 12)
  );
}

/** Spherical interpolation along the shorter arc; out may be a or b. */
export function slerp(out: usize, a: usize, b: usize, t: f32): void {
  let cosine = dot(a, b);
  let sign: f32 = 1;
  if (cosine < 0) {
    cosine = -cosine;
    sign = -1;
  }
  let from: f32 = 1 - t;
  let to: f32 = t;
  // Below two degrees the chord and the arc agree to single precision.
  if (cosine < 0.9998) {
    const angle = Mathf.acos(cosine);
    const inverseSine: f32 = 1 / Mathf.sin(angle);
    from = Mathf.sin((1 - t) * angle) * inverseSine;
    to = Mathf.sin(t * angle) * inverseSine;
  }
  to *= sign;
  for (let i: usize = 0; i < 16; i += 4) {
    store<f32>(out + i, load<f32>(a + i) * from + load<f32>(b + i) * to);
  }
  normalize(out);
}

/** Angle between two rotations, in radians. */
export function angleBetween(a: usize, b: usize): f32 {
  return 2 * Mathf.acos(min<f32>(1, abs<f32>(dot(a, b))));
}

/** Angle in radians that a rotation turns about the x axis (the twist of its swing-twist decomposition). */
export function twistX(q: usize): f32 {
  let angle: f32 = 2 * Mathf.atan2(load<f32>(q), load<f32>(q, 12));
  const turn: f32 = 2 * Mathf.PI;
  if (angle > Mathf.PI) angle -= turn;
  if (angle < -Mathf.PI) angle += turn;
  return angle;
}
