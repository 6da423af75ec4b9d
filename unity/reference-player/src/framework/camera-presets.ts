/** Degrees and metres; yaw 0 looks the figure in the face, `turn` is degrees a second by itself. */
export interface CameraView {
  readonly yaw: number;
  readonly pitch: number;
  readonly distance: number;
  readonly height: number;
  readonly fieldOfView: number;
  readonly turn: number;
}

export const DEFAULT_VIEW: CameraView = {
  yaw: 38,
  pitch: 7,
  distance: 4.1,
  height: 0.88,
  fieldOfView: 30,
  turn: 0,
};

const PRESETS: Readonly<Record<string, Partial<CameraView>>> = {
  front: { yaw: 0, pitch: 5 },
  side: { yaw: 90, pitch: 4 },
  back: { yaw: 180, pitch: 5 },
  'three-quarter': {},
  top: { yaw: 25, pitch: 62, distance: 4.6 },
};

/** A preset by name, or JSON that changes some of the values of `current`. */
export function parseCamera(text: string, current: CameraView): CameraView {
  const preset = PRESETS[text];
  if (preset) return { ...DEFAULT_VIEW, ...preset };
  if (!text.trimStart().startsWith('{')) {
    throw new Error(
      `"${text}" is no camera preset; there are ${Object.keys(PRESETS).join(', ')}, or send JSON.`,
    );
  }
  const changes: unknown = JSON.parse(text);
  const view: Record<string, number> = { ...current };
  for (const [name, value] of Object.entries(changes ?? {})) {
    if (!Object.hasOwn(DEFAULT_VIEW, name)) {
      throw new Error(`The camera has no "${name}"; it has ${Object.keys(DEFAULT_VIEW).join(', ')}.`);
    }
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new Error(`The camera's ${name} is no number.`);
    view[name] = value;
  }
  return { ...current, ...view };
}
