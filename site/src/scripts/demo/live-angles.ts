import { onFrame } from './frame.ts';

/** Samples that a trace shows: the player tells its angles ten times a second. */
const SAMPLES = 60;
/** Degrees at the foot and at the head of a trace. */
const RANGE = { Hip: [-30, 100], Knee: [-10, 120], Ankle: [-50, 40] } as const;
const WIDTH = 400;
const HEIGHT = 80;

type Joint = keyof typeof RANGE;
const JOINTS: readonly Joint[] = ['Hip', 'Knee', 'Ankle'];

/** `<live-angles>`: draws the joint angles that the player beside it reports, the newest at the right edge. */
class LiveAngles extends HTMLElement {
  readonly #traces = new Map<string, number[]>();

  connectedCallback(): void {
    onFrame(this.parentElement, ({ angles }) => {
      for (const joint of JOINTS) {
        for (const side of ['Left', 'Right'])
          this.#draw(joint, `${side}${joint}`, angles.get(`${side}${joint}`));
      }
    });
  }

  #draw(joint: Joint, name: string, angle: number | undefined): void {
    const output = this.querySelector(`[data-angle="${name}"]`);
    if (angle === undefined) {
      // A skeleton from a file may call its joints by names that say nothing to the player.
      if (output) output.textContent = '–';
      return;
    }
    const trace = [...(this.#traces.get(name) ?? []), angle].slice(-SAMPLES);
    this.#traces.set(name, trace);
    const [low, high] = RANGE[joint];
    const points = trace.map((value, index) => {
      const x = WIDTH - ((trace.length - 1 - index) * WIDTH) / (SAMPLES - 1);
      const y = ((high - value) / (high - low)) * HEIGHT;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    this.querySelector(`[data-trace="${name}"]`)?.setAttribute('points', points.join(' '));
    if (output) output.textContent = `${Math.round(angle)}°`;
  }
}

customElements.define('live-angles', LiveAngles);
