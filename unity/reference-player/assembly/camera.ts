/** Column-major matrices for WebGL, and the eye's position. */
export const viewProjection = new StaticArray<f32>(16);
export const lightProjection = new StaticArray<f32>(16);
export const eye = new StaticArray<f32>(3);
/** The point on the ground that the camera follows: x, z. */
export const focus = new StaticArray<f32>(2);
/** How far the figure's rise lifts the camera, in metres. */
let lift: f32 = 0;

const NEAR: f32 = 0.1;
const FAR: f32 = 60;
/** Metres from the focus to the edge of what the light's shadow map covers. */
const LIGHT_REACH: f32 = 1.9;
/** Widths below this share of the height move the camera back, so that the figure keeps its room. */
const NARROW: f32 = 0.62;

// What is asked for, and what is shown: the shown values follow with a short lag.
const wanted = new StaticArray<f32>(5); // yaw, pitch, distance, height, field of view
const shown = new StaticArray<f32>(5);
let spin: f32 = 0;
let settled: bool = false;

/** Yaw and pitch in radians (yaw 0 looks the figure in the face), distance and height in metres. */
export function setCamera(yaw: f32, pitch: f32, distance: f32, height: f32, fieldOfView: f32, turn: f32): void {
  wanted[0] = yaw;
  wanted[1] = pitch;
  wanted[2] = distance;
  wanted[3] = height;
  wanted[4] = fieldOfView;
  spin = turn;
  limit();
  if (!settled) memory.copy(changetype<usize>(shown), changetype<usize>(wanted), 20);
  settled = true;
}

/** Turns the camera by angles in radians and multiplies its distance. */
export function orbit(yaw: f32, pitch: f32, zoom: f32): void {
  wanted[0] += yaw;
  wanted[1] += pitch;
  wanted[2] *= zoom;
  limit();
}

function limit(): void {
  wanted[1] = max<f32>(-0.05, min<f32>(1.45, wanted[1]));
  wanted[2] = max<f32>(1.2, min<f32>(12, wanted[2]));
  wanted[4] = max<f32>(0.2, min<f32>(1.6, wanted[4]));
}

/** Follows the figure, which is at (x, z) and `rise` metres over its usual height, and writes the matrices for a picture of the given aspect. */
export function updateCamera(x: f32, z: f32, rise: f32, dt: f32, aspect: f32): void {
  wanted[0] += spin * dt;
  const ease: f32 = 1 - Mathf.exp(-dt * 11);
  for (let i = 0; i < 5; i++) shown[i] += (wanted[i] - shown[i]) * ease;
  const follow: f32 = 1 - Mathf.exp(-dt * 14);
  focus[0] += (x - focus[0]) * follow;
  focus[1] += (z - focus[1]) * follow;
  lift += (max<f32>(0, rise) * 1.1 - lift) * (1 - Mathf.exp(-dt * 7));

  const distance: f32 = shown[2] * max<f32>(1, NARROW / aspect);
  const flat: f32 = distance * Mathf.cos(shown[1]);
  eye[0] = focus[0] + flat * Mathf.sin(shown[0]);
  eye[1] = max<f32>(0.06, shown[3] + lift + distance * Mathf.sin(shown[1]));
  eye[2] = focus[1] + flat * Mathf.cos(shown[0]);

  const scale: f32 = 1 / Mathf.tan(shown[4] / 2);
  look(viewProjection, eye[0], eye[1], eye[2], focus[0], shown[3] + lift, focus[1]);
  const depth: f32 = 1 / (NEAR - FAR);
  project(viewProjection, scale / aspect, scale, (NEAR + FAR) * depth, 2 * NEAR * FAR * depth, true);
}

/** Puts the focus somewhere at once, with no travel to be seen. */
export function jumpFocus(x: f32, z: f32): void {
  focus[0] = x;
  focus[1] = z;
}

/** The key light's own camera, looking along (x, y, z) towards the focus. */
export function updateLight(x: f32, y: f32, z: f32): void {
  look(lightProjection, focus[0] + x * 6, 0.8 + y * 6, focus[1] + z * 6, focus[0], 0.8, focus[1]);
  const scale: f32 = 1 / LIGHT_REACH;
  project(lightProjection, scale, scale, -2.0 / 8.0, -1.5, false);
}

/** A view matrix from a point to another, the y axis up. */
function look(m: StaticArray<f32>, ex: f32, ey: f32, ez: f32, tx: f32, ty: f32, tz: f32): void {
  let bx = ex - tx, by = ey - ty, bz = ez - tz;
  const back: f32 = 1 / Mathf.sqrt(bx * bx + by * by + bz * bz);
  bx *= back;
  by *= back;
  bz *= back;
  let rx = bz, rz = -bx;
  const right: f32 = 1 / max<f32>(1e-6, Mathf.sqrt(rx * rx + rz * rz));
  rx *= right;
  rz *= right;
  const ux = by * rz, uy = bz * rx - bx * rz, uz = -by * rx;
  m[0] = rx; m[4] = 0; m[8] = rz; m[12] = -(rx * ex + rz * ez);
  m[1] = ux; m[5] = uy; m[9] = uz; m[13] = -(ux * ex + uy * ey + uz * ez);
  m[2] = bx; m[6] = by; m[10] = bz; m[14] = -(bx * ex + by * ey + bz * ez);
  m[3] = 0; m[7] = 0; m[11] = 0; m[15] = 1;
}

/** Applies a projection with the given diagonal to a view matrix in place. */
function project(m: StaticArray<f32>, sx: f32, sy: f32, sz: f32, tz: f32, perspective: bool): void {
  for (let column = 0; column < 16; column += 4) {
    const z = m[column + 2], w = m[column + 3];
    m[column] *= sx;
    m[column + 1] *= sy;
    m[column + 2] = sz * z + tz * w;
    m[column + 3] = perspective ? -z : w;
  }
}
