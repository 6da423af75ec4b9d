import { beforeEach, expect, it, vi } from 'vitest';
import { EngineScope } from '../../src/client/engine/engine-scope.ts';

/** A window whose frames and timers run when they are told to; both are counted from 1, as browsers do. */
function testWindow() {
  const frames = new Map<number, FrameRequestCallback>();
  const timers = new Map<number, () => void>();
  let [frame, timer] = [0, 0];
  const setTimer = (callback: () => void): number => {
    timer += 1;
    timers.set(timer, callback);
    return timer;
  };
  return {
    frames,
    timers,
    native: {
      requestAnimationFrame: (callback: FrameRequestCallback): number => {
        frame += 1;
        frames.set(frame, callback);
        return frame;
      },
      cancelAnimationFrame: (number: number): void => void frames.delete(number),
      setTimeout: setTimer,
      setInterval: setTimer,
      clearTimeout: (number: number): void => void timers.delete(number),
      reportError: (error: unknown) => expect.fail(String(error)),
    },
    run(): void {
      for (const [number, callback] of [...frames]) if (frames.delete(number)) callback(0);
      for (const [number, callback] of [...timers]) if (timers.delete(number)) callback();
    },
  };
}

const tick = vi.fn();
beforeEach(() => void vi.clearAllMocks());

function newScope() {
  const window = testWindow();
  const scope = new EngineScope(
    window.native,
    () => true,
    () => {},
  );
  return { scope, ...window };
}

it('holds frames back while it rests, and cancels those as well', () => {
  const { scope, run } = newScope();
  const [asked, cancelled] = [scope.requestFrame(tick), scope.requestFrame(tick)];
  scope.rest();
  run();
  const [askedLater, cancelledLater] = [scope.requestFrame(tick), scope.requestFrame(tick)];
  run();
  expect(tick).not.toHaveBeenCalled();
  expect(new Set([asked, cancelled, askedLater, cancelledLater]).size).toBe(4);

  scope.cancelFrame(cancelled);
  scope.cancelFrame(cancelledLater);
  scope.wake();
  run();
  expect(tick).toHaveBeenCalledTimes(2);
});

it("ends with no frame to come, of before it was hurried and of after, and clears nobody else's timer", () => {
  const { scope, native, frames, timers, run } = newScope();
  const someoneElses = vi.fn();
  native.setTimeout(someoneElses);
  native.requestAnimationFrame(someoneElses);
  scope.requestFrame(tick);
  scope.requestFrame(tick);
  scope.hurry();
  const hurried = scope.requestFrame(tick);
  scope.requestFrame(tick);
  scope.cancelFrame(hurried);
  scope.end();
  expect([frames.size, timers.size]).toEqual([1, 1]);
  run();
  expect(tick).not.toHaveBeenCalled();
  expect(someoneElses).toHaveBeenCalledTimes(2);
});

it('gives frames while it is hurried, where the page has none', () => {
  const { scope, timers } = newScope();
  scope.requestFrame(tick);
  scope.rest();
  scope.requestFrame(tick);
  scope.hurry();
  for (const callback of timers.values()) callback();
  expect(tick).toHaveBeenCalledTimes(2);
});
