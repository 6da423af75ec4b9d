import type { PlayerModule } from '../module.ts';

/** Messages to the object `Player`, each with the type of its one parameter. */
export const PLAYER_MESSAGES = {
  Play: 'none',
  Pause: 'none',
  /** Factor of real time; negative plays backwards. */
  SetSpeed: 'number',
  /** Seconds from the start of the clip. */
  Seek: 'number',
  /** Name of a clip of the `.data`, or of one that was loaded. */
  SetClip: 'string',
  /** JSON of a motion clip, which then plays. */
  LoadClip: 'string',
  /** "front", "side", "back", "three-quarter", "top", or JSON of yaw, pitch, distance, height, fieldOfView, turn. */
  SetCamera: 'string',
  /** JSON of colours, each "#rrggbb"; `background` may be "transparent". */
  SetColors: 'string',
  /** "light" or "dark". */
  SetTheme: 'string',
  /** 1 filters the joints with a One Euro filter, 0 does not. */
  SetSmoothing: 'number',
  /** Standard deviation in degrees of the noise on every joint. */
  SetNoise: 'number',
  /** 1 shows the joints over the body, 0 does not. */
  SetSkeleton: 'number',
  /** 0 to 1, of the footsteps' sound. */
  SetVolume: 'number',
} as const;

type ParameterTypes = { none: []; number: [number]; string: [string] };

/** What answers the messages. */
export type MessageHandlers = {
  readonly [Name in keyof typeof PLAYER_MESSAGES]: (
    ...value: ParameterTypes[(typeof PLAYER_MESSAGES)[Name]]
  ) => void;
};

const isMessage = (name: string): name is keyof typeof PLAYER_MESSAGES =>
  Object.hasOwn(PLAYER_MESSAGES, name);

/**
 * `SendMessage` as Unity has it: undefined, a string or a number, anything else throws; an object or a method that
 * is not there is a line in the console and no error.
 */
export function createSendMessage(Module: PlayerModule, handlers: MessageHandlers) {
  return (object: string, method: string, value?: unknown): void => {
    if (value !== undefined && typeof value !== 'string' && typeof value !== 'number') {
      // Unity's own words, and like Unity a thrown string: pages compare them.
      throw `${String(value)} is does not have a type which is supported by SendMessage.`;
    }
    const problem = whyNot(object, method, value);
    if (problem !== undefined) Module.print(problem);
    if (problem !== undefined || !isMessage(method)) return;
    try {
      Reflect.apply(handlers[method], handlers, value === undefined ? [] : [value]);
    } catch (reason) {
      // An exception in a C# method is logged by Unity, too, and does not reach the page.
      Module.printErr(`${object}.${method}: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
  };
}

/** Why a message has no receiver, or undefined if it has one. */
function whyNot(object: string, method: string, value: string | number | undefined): string | undefined {
  if (object !== 'Player') return `SendMessage: object ${object} not found!`;
  if (!isMessage(method))
    return `SendMessage: object ${object} does not have receiver for function ${method}!`;
  const expected = PLAYER_MESSAGES[method];
  const given = value === undefined ? 'none' : typeof value;
  if (given === expected) return undefined;
  return `Failed to call function ${method} of class ${object}: it takes ${expected}, not ${given}.`;
}
