import { heightOf, positions } from './kinematics';

/** Called at the moment a foot comes down: 0 left, 1 right. */
@external("env", "footContact")
declare function footContact(side: i32): void;

/** Metres above the ground under which a sole counts as down, and over which it counts as up again. */
const DOWN: f32 = 0.022;
const UP: f32 = 0.045;

/** Marks on the ground, newest first: x, z, age in seconds, side. */
export const MARKS: i32 = 4;
export const marks = new StaticArray<f32>(MARKS * 4);

const feet = new StaticArray<i32>(2);
const down = new StaticArray<bool>(2);
let ankleHeight: f32 = 0.075;
let soleScale: f32 = 1;

/** Names the foot joints (-1 if the skeleton has none that are known) and the height of the ankle at rest. */
export function setFeet(left: i32, right: i32, height: f32): void {
  feet[0] = left;
  feet[1] = right;
  ankleHeight = height;
  soleScale = height / 0.075;
  down[0] = down[1] = true;
  for (let i = 0; i < MARKS; i++) marks[i * 4 + 2] = 1000;
}

/** Looks for feet that came down since the last call. */
export function trackContacts(dt: f32): void {
  for (let i = 0; i < MARKS; i++) marks[i * 4 + 2] += dt;
  for (let side = 0; side < 2; side++) {
    const foot = feet[side];
    if (foot < 0) continue;
    const heel = heightOf(foot, 0, -ankleHeight, -0.06 * soleScale);
    const ball = heightOf(foot, 0, -ankleHeight, 0.13 * soleScale);
    const height = min(heel, ball);
    if (!down[side] && height < DOWN) {
      down[side] = true;
      mark(foot, side, heel < ball ? <f32>-0.02 : <f32>0.1);
      footContact(side);
    } else if (down[side] && height > UP) {
      down[side] = false;
    }
  }
}

/** Moves the marks with the world when its origin is moved. */
export function shiftMarks(z: f32): void {
  for (let i = 0; i < MARKS; i++) marks[i * 4 + 1] += z;
}

function mark(foot: i32, side: i32, ahead: f32): void {
  memory.copy(changetype<usize>(marks) + 16, changetype<usize>(marks), <usize>((MARKS - 1) * 16));
  marks[0] = positions[foot * 3];
  marks[1] = positions[foot * 3 + 2] + ahead;
  marks[2] = 0;
  marks[3] = <f32>side;
}
