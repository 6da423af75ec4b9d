import { useCallback, useRef, useState } from 'react';
import type {
  EventName,
  EventValues,
  MessageName,
  MessageValues,
  ObjectName,
  PlayerProgress,
  PlayerState,
  UnityInstance,
  UnityPlayerElement,
} from '../client/index.ts';
import type { BuildName } from '../index.ts';

/** One player, seen from a React component. */
export interface UnityPlayerHandle<Build extends string = BuildName> {
  /** Goes to `<UnityPlayer ref>`. */
  ref: (element: UnityPlayerElement<Build> | null) => void;
  state: PlayerState;
  /** Bytes of the download after decompression; zeros before it begins. */
  progress: PlayerProgress;
  /** The running game, once `state` is `ready`. */
  instance: UnityInstance | undefined;
  /** Why `state` is `error`. */
  error: Error | undefined;
  /** Calls a method of a game object, now or as soon as the game is ready. */
  send<Name extends MessageName<Build>>(
    object: ObjectName<Build>,
    method: Name,
    ...value: MessageValues<Build, Name>
  ): void;
  /** Listens to one event of the game's. @returns Ends listening. */
  on<Name extends EventName<Build>>(
    name: Name,
    listener: (...args: EventValues<Build, Name>) => void,
  ): () => void;
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
 * @param build Its build, for the types of messages. By default those of all builds of the site.
 * @example
 * const unity = useUnity('pose-demo');
 * return <><UnityPlayer ref={unity.ref} build="pose-demo" title="Walking human" />
 *   <button onClick={() => unity.send('Player', 'Pause')}>Pause</button></>;
 */
export function useUnity<Build extends BuildName = BuildName>(build?: Build): UnityPlayerHandle<Build>;
export function useUnity(): UnityPlayerHandle<string> {
  const element = useRef<UnityPlayerElement<string> | null>(null);
  const stopFollowing = useRef<() => void>(() => {});
  const [snapshot, setSnapshot] = useState(INITIAL);

  const ref = useCallback((next: UnityPlayerElement<string> | null) => {
    stopFollowing.current();
    element.current = next;
    stopFollowing.current = next ? follow(next, setSnapshot) : () => {};
    if (!next) setSnapshot(INITIAL);
  }, []);
  const send = useCallback((object: string, method: string, value?: unknown) => {
    whenDefined(element.current, (player) => player.send(object, method, value));
  }, []);
  const on = useCallback((name: string, listener: (...args: never) => void) => {
    let end = (): void => {};
    let hasEnded = false;
    whenDefined(element.current, (player) => {
      if (!hasEnded) end = player.on(name, (...args) => Reflect.apply(listener, undefined, args));
    });
    return () => {
      hasEnded = true;
      end();
    };
  }, []);
  const start = useCallback(() => {
    // The state and the error tell how it went.
    whenDefined(element.current, (player) => void player.start().catch(() => {}));
  }, []);
  const dispose = useCallback(() => {
    whenDefined(element.current, (player) => void player.dispose());
  }, []);
  return { ref, ...snapshot, send, on, start, dispose };
}

/** Tells of everything that becomes of a player, from what is true of it at this moment. */
function follow(player: UnityPlayerElement<string>, set: (snapshot: Snapshot) => void): () => void {
  let { progress, error } = INITIAL;
  const look = (): void => {
    // An element whose class is still to come has no state.
    const { state = 'idle', instance } = player;
    set({ state, progress, instance, error: state === 'error' ? error : undefined });
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  const onProgress = ({ detail }: CustomEvent<PlayerProgress>): void => {
    progress = detail;
    look();
  };
  const onError = ({ detail }: CustomEvent<Error>): void => {
    error = detail;
    look();
  };
  player.addEventListener('unity-progress', onProgress, { signal });
  player.addEventListener('unity-error', onError, { signal });
  const observer = new MutationObserver(look);
  observer.observe(player, { attributeFilter: ['data-state'] });
  look();
  return () => {
    listeners.abort();
    observer.disconnect();
  };
}

/** The element's class is loaded after hydration; until then the element has no methods. */
function whenDefined(
  player: UnityPlayerElement<string> | null,
  act: (player: UnityPlayerElement<string>) => void,
): void {
  if (player) void customElements.whenDefined('unity-player').then(() => act(player));
}
