import type { MessageValue, PlayerMessage } from './types.ts';

/**
 * A value as Unity's `SendMessage` takes it: numbers and strings as they are, booleans as 1 and 0, objects and arrays
 * as JSON, `null` as an empty string.
 */
export function toMessageValue(value: unknown): MessageValue {
  switch (typeof value) {
    case 'undefined':
    case 'string':
    case 'number':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? '' : JSON.stringify(value);
    default:
      throw new TypeError(
        `A ${typeof value} cannot be sent to Unity. Send a string, a number, a boolean or plain data.`,
      );
  }
}

/** The functions that exports call today to tell their page something: react-unity-webgl's and unity-webgl's. */
const CONVENTIONS = ['dispatchReactUnityEvent', 'dispatchUnityEvent'] as const;

type Listener = (message: PlayerMessage) => void;
const listeners = new Set<Listener>();

/**
 * Listens to the messages that games raise through a global function. All players of the page hear all of them,
 * because the call does not say which game made it.
 *
 * @returns Ends listening; with the last listener the global functions go as well.
 */
export function listenToGlobalMessages(listener: Listener): () => void {
  listeners.add(listener);
  for (const convention of CONVENTIONS) {
    // A page that brings its own receiver keeps it.
    if (!(convention in globalThis)) Reflect.set(globalThis, convention, receive);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    for (const convention of CONVENTIONS) {
      if (Reflect.get(globalThis, convention) === receive) Reflect.deleteProperty(globalThis, convention);
    }
  };
}

function receive(name: string, ...args: unknown[]): void {
  for (const listener of listeners) listener({ name, args });
}
