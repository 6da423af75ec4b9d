import { expect, it } from 'vitest';
import { Grip } from '../src/framework/input/grip.ts';

const held = (...points: readonly (readonly [x: number, y: number])[]): Grip => {
  const grip = new Grip();
  for (const [id, [x, y]] of points.entries()) grip.take(id, { x, y });
  return grip;
};

it('one pointer pulls by as much as it moves', () => {
  const grip = held([10, 10]);
  expect(grip.move(0, { x: 30, y: 5 })).toEqual({ x: 20, y: -5, zoom: 1 });
  expect(grip.move(0, { x: 31, y: 5 })).toEqual({ x: 1, y: 0, zoom: 1 });
});

it('two pointers zoom by how far they move apart, and pull by how far their middle moves', () => {
  const grip = held([0, 0], [100, 0]);
  expect(grip.move(1, { x: 200, y: 0 })).toEqual({ x: 50, y: 0, zoom: 0.5 });
  expect(grip.move(0, { x: 100, y: 0 })).toEqual({ x: 50, y: 0, zoom: 2 });
});

it('two pointers at one place do not zoom to nothing', () => {
  expect(held([0, 0], [50, 0]).move(1, { x: 0, y: 0 })?.zoom).toBe(50);
});

it('a third pointer, one that was released, and one that never was down do nothing', () => {
  const grip = held([0, 0], [100, 0], [50, 50]);
  expect(grip.move(2, { x: 0, y: 0 })).toBeUndefined();
  grip.release(1);
  expect(grip.move(1, { x: 0, y: 0 })).toBeUndefined();
  expect(grip.move(0, { x: 1, y: 0 })).toEqual({ x: 1, y: 0, zoom: 1 });
  expect(new Grip().move(0, { x: 0, y: 0 })).toBeUndefined();
});
