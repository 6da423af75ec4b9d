import type { PlayerModule } from '../module.ts';

/** Outgoing events, each with what its payload is. */
export const PLAYER_EVENTS = {
  /** Name of the clip that starts. */
  ClipStarted: 'string',
  /** "left" or "right", when a foot comes down. */
  FootContact: 'string',
  /** JSON of time and joint angles, some thirty times a second. */
  Frame: 'string',
} as const;

export type PlayerEvent = keyof typeof PLAYER_EVENTS;

declare global {
  interface Window {
    dispatchReactUnityEvent?: (name: string, ...payload: string[]) => void;
    dispatchUnityEvent?: (name: string, ...payload: string[]) => void;
  }
}

/**
 * Tells the page, as a `.jslib` of a Unity project would: through this instance's `onMessage` where the page has set
 * it, else through the global conventions of react-unity-webgl and of unity-webgl.
 */
export function emit(Module: PlayerModule, name: PlayerEvent, payload: string): void {
  if (Module.onMessage) {
    Module.onMessage(name, payload);
    return;
  }
  window.dispatchReactUnityEvent?.(name, payload);
  window.dispatchUnityEvent?.(name, payload);
}
