import { useCallback, useRef, useState } from 'react';
import type { PlayerProgress, PlayerState, UnityInstance, UnityPlayerElement } from '../client/index.ts';

/** One player, seen from a React component. */
export interface UnityPlayerHandle {
  /** Goes to `<UnityPlayer ref>`. */
  ref: (element: UnityPlayerElement | null) => void;
  state: PlayerState;
  /** Bytes of the download after decompression; zeros before it begins. */
  progress: PlayerProgress;
  /** The running game, once `state` is `ready`. */
  instance: UnityInstance | undefined;
  /** Why `state` is `error`. */
  error: Error | undefined;
  /** Calls a method of a game object, now or as soon as the game is ready. */
  send(object: string, method: string, value?: unknown): void;
  start(): void;
  dispose(): void;
}

interface Snapshot {
  state: PlayerState;
  progress: PlayerProgress;
  instance: UnityInstance | undefined;
  error: Error | undefined;
}

const INITIAL: Snapshot = {
  state: 'idle',
  progress: { loaded: 0, total: 0 },
  instance: undefined,
  error: undefined,
};

/**
 * Follows and commands one `<UnityPlayer>`.
 *
 * @example
 * const unity = useUnity();
 * return <><UnityPlayer ref={unity.ref} build="pose-demo" title="Walking human" />
 *   <button onClick={() => unity.send('Player', 'Pause')}>Pause</button></>;
 */
export function useUnity(): UnityPlayerHandle {
  const element = useRef<UnityPlayerElement | null>(null);
  const stopFollowing = useRef<() => void>(() => {});
  const [snapshot, setSnapshot] = useState(INITIAL);

  const ref = useCallback((next: UnityPlayerElement | null) => {
    stopFollowing.current();
    element.current = next;
    stopFollowing.current = next ? follow(next, setSnapshot) : () => {};
  }, []);
  const send = useCallback((object: string, method: string, value?: unknown) => {
    whenDefined(element.current, (player) => player.send(object, method, value));
  }, []);
  const start = useCallback(() => {
    // The state and the error tell how it went.
    whenDefined(element.current, (player) => void player.start().catch(() => {}));
  }, []);
  const dispose = useCallback(() => {
    whenDefined(element.current, (player) => void player.dispose());
  }, []);
  return { ref, ...snapshot, send, start, dispose };
}

function follow(player: UnityPlayerElement, set: (snapshot: Snapshot) => void): () => void {
  let snapshot = INITIAL;
  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    set(snapshot);
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  player.addEventListener('unity-progress', ({ detail }) => update({ state: 'loading', progress: detail }), {
    signal,
  });
  player.addEventListener('unity-ready', ({ detail }) => update({ state: 'ready', instance: detail }), {
    signal,
  });
  player.addEventListener(
    'unity-error',
    ({ detail }) => update({ state: 'error', error: detail, instance: undefined }),
    { signal },
  );
  return () => listeners.abort();
}

/** The element's class is loaded after hydration; until then the element has no methods. */
function whenDefined(player: UnityPlayerElement | null, act: (player: UnityPlayerElement) => void): void {
  if (player) void customElements.whenDefined('unity-player').then(() => act(player));
}
