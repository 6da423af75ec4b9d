/** What the player tells some thirty times a second, in its event `Frame`. */
export interface Frame {
  clip: string;
  /** Seconds from the start of the clip. */
  time: number;
  /** Of the clip, in seconds. */
  duration: number;
  /** Joint angles in degrees, flexion positive, by name; none for skeletons whose joints have other names. */
  angles: ReadonlyMap<string, number>;
}

/** @returns `undefined` where the text is no such event's. */
export function readFrame(message: unknown): Frame | undefined {
  const json: unknown = typeof message === 'string' ? JSON.parse(message) : undefined;
  if (typeof json !== 'object' || json === null) return undefined;
  const { clip, time, duration, angles }: Record<string, unknown> = Object.fromEntries(Object.entries(json));
  if (typeof clip !== 'string' || typeof time !== 'number' || typeof duration !== 'number') return undefined;
  const isAngle = (entry: [string, unknown]): entry is [string, number] => typeof entry[1] === 'number';
  return { clip, time, duration, angles: new Map(Object.entries(Object(angles)).filter(isAngle)) };
}

/** Calls back with each frame that the player below an element tells of. */
export function onFrame(element: HTMLElement | null, listener: (frame: Frame) => void): void {
  element?.addEventListener('unity-message', ({ detail }) => {
    const frame = detail.name === 'Frame' ? readFrame(detail.args[0]) : undefined;
    if (frame) listener(frame);
  });
}
