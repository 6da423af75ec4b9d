import type { PlayerModule } from '../module.ts';

/** Frames a second, as the browser gives them. */
export interface FrameRate {
  current: number;
  average: number;
  janked: number;
}

/**
 * Measures the frame rate for ever: its animation frames go on after Quit and keep the module, and with it the wasm
 * instance, alive. Frameworks from Unity 6000.2.10 on do the same, and a player of theirs has to cope with it.
 */
export function measureFrameRate(Module: PlayerModule): FrameRate {
  const rate: FrameRate = { current: 60, average: 60, janked: 0 };
  let last = performance.now();
  const tick = (): void => {
    const time = performance.now();
    const elapsed = Math.max(time - last, 1);
    last = time;
    rate.current = 1000 / elapsed;
    rate.average += (rate.current - rate.average) * 0.05;
    if (elapsed > 100 && !Module.shouldQuit) rate.janked++;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return rate;
}
