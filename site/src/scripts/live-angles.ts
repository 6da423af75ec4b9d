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
    this.parentElement?.addEventListener('unity-message', ({ detail }) => {
      if (detail.name === 'Frame') this.#add(readAngles(detail.args[0]));
    });
  }

  #add(angles: ReadonlyMap<string, number>): void {
    for (const joint of JOINTS) {
      for (const side of ['Left', 'Right'])
        this.#draw(joint, `${side}${joint}`, angles.get(`${side}${joint}`));
    }
  }

  #draw(joint: Joint, name: string, angle: number | undefined): void {
    if (angle === undefined) return;
    const trace = [...(this.#traces.get(name) ?? []), angle].slice(-SAMPLES);
    this.#traces.set(name, trace);
    const [low, high] = RANGE[joint];
    const points = trace.map((value, index) => {
      const x = WIDTH - ((trace.length - 1 - index) * WIDTH) / (SAMPLES - 1);
      const y = ((high - value) / (high - low)) * HEIGHT;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    this.querySelector(`[data-trace="${name}"]`)?.setAttribute('points', points.join(' '));
    const output = this.querySelector(`[data-angle="${name}"]`);
    if (output) output.textContent = `${Math.round(angle)}°`;
  }
}

/** The angles of a `Frame` message by name, in degrees; none where the message is another. */
function readAngles(message: unknown): ReadonlyMap<string, number> {
  const frame: unknown = typeof message === 'string' ? JSON.parse(message) : undefined;
  if (typeof frame !== 'object' || frame === null || !('angles' in frame)) return new Map();
  return new Map(
    Object.entries(Object(frame.angles)).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}

customElements.define('live-angles', LiveAngles);
