import { onFrame } from './frame.ts';

/** Milliseconds that a trace shows. */
const SPAN = 5000;
/** Degrees at the foot and at the head of a trace. */
const RANGE = { Hip: [-30, 100], Knee: [-10, 120], Ankle: [-50, 40] } as const;
const WIDTH = 400;
const HEIGHT = 80;

type Joint = keyof typeof RANGE;
const JOINTS: readonly Joint[] = ['Hip', 'Knee', 'Ankle'];

interface Sample {
  /** On the clock of `performance.now()`. */
  at: number;
  /** Degrees. */
  angle: number;
}

/** `<live-angles>`: draws the joint angles that the player beside it reports, the newest at the right edge. */
class LiveAngles extends HTMLElement {
  readonly #traces = new Map<string, Sample[]>();

  connectedCallback(): void {
    onFrame(this.parentElement, ({ angles }) => {
      const now = performance.now();
      for (const joint of JOINTS) {
        for (const side of ['Left', 'Right'])
          this.#draw(joint, `${side}${joint}`, angles.get(`${side}${joint}`), now);
      }
    });
  }

  #draw(joint: Joint, name: string, angle: number | undefined, now: number): void {
    const output = this.querySelector(`[data-angle="${name}"]`);
    if (angle === undefined) {
      // A skeleton from a file may call its joints by names that say nothing to the player.
      if (output) output.textContent = '–';
      return;
    }
    const seen = (this.#traces.get(name) ?? []).filter(({ at }) => now - at < SPAN);
    const trace = [...seen, { at: now, angle }];
    this.#traces.set(name, trace);
    const [low, high] = RANGE[joint];
    const points = trace.map((sample) => {
      const x = WIDTH * (1 - (now - sample.at) / SPAN);
      const y = ((high - sample.angle) / (high - low)) * HEIGHT;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    this.querySelector(`[data-trace="${name}"]`)?.setAttribute('points', points.join(' '));
    if (output) output.textContent = `${Math.round(angle)}°`;
  }
}

customElements.define('live-angles', LiveAngles);
