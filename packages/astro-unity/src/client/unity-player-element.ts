import type { BuildName } from '../index.ts';
import type { PlayerBuild } from '../pack/types.ts';
import type { MessageName, MessageValues, ObjectName } from './bridge.ts';
import { createUnityInstance } from './create-unity-instance.ts';
import { globalModule } from './global-module.ts';
import { listenToGlobalMessages, toMessageValue } from './messages.ts';
import { Overlay } from './overlay.ts';
import { PlayerError } from './player-error.ts';
import { loadCondition, whenMet } from './start-condition.ts';
import type { LaunchEvents, PlayerMessage, PlayerProgress, RunningGame, UnityInstance } from './types.ts';
import { unityLoader } from './unity-loader.ts';

/** Stands on an element whose framework still compares it with what the server sent: until it is gone, nothing is added. */
const HYDRATING = 'data-hydrating';

const LAUNCHERS = {
  'create-unity-instance': createUnityInstance,
  'unity-loader': unityLoader,
  'global-module': globalModule,
};

/** `idle` until it is asked to start, and `disposed` for good unless it is started again. */
export type PlayerState = 'idle' | 'loading' | 'ready' | 'error' | 'disposed';

/**
 * `<unity-player>`: shows one Unity build.
 *
 * - Attributes: `data-build` (the build as JSON, from `astro-unity:builds`), `load` (`visible`, `idle`, `eager`, `click`),
 *   `aria-label` (its title). `data-state` tells its {@link PlayerState}.
 * - Events, all bubbling: `unity-progress` ({@link PlayerProgress}), `unity-ready` (the instance), `unity-error`
 *   ({@link PlayerError}), `unity-message` ({@link PlayerMessage}).
 *
 * @typeParam Build The build that it shows, for the types of its messages. By default all of the site; `string` for
 *   messages without types.
 */
export class UnityPlayerElement<Build extends string = BuildName> extends HTMLElement {
  #overlay: Overlay | undefined;
  #abort: AbortController | undefined;
  #starting: Promise<UnityInstance> | undefined;
  #game: RunningGame | undefined;
  #queue: Array<() => void> = [];
  #stopWaiting: () => void = () => {};
  #stopListening: () => void = () => {};

  /** The running game, or `undefined` while none runs. */
  get instance(): UnityInstance | undefined {
    return this.#game?.instance;
  }

  get state(): PlayerState {
    const { state } = this.dataset;
    return state === 'loading' || state === 'ready' || state === 'error' || state === 'disposed'
      ? state
      : 'idle';
  }

  static readonly observedAttributes = [HYDRATING];

  connectedCallback(): void {
    if (this.#starting || this.hasAttribute(HYDRATING)) return;
    this.#setState('idle');
    this.#overlay ??= new Overlay(this);
    const start = (): void => {
      // The error is shown and told by event; nobody holds this promise.
      this.start().catch(() => {});
    };
    const condition = loadCondition(this.getAttribute('load'));
    if (condition === 'click') this.#overlay.showStart(this.getAttribute('aria-label') ?? '', start);
    else this.#stopWaiting = whenMet(condition, this, start);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }

  /** Being moved in the document is no reason to end; being gone after that is. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) void this.dispose();
    });
  }

  /** Lets `moveBefore()`, which view transitions use, move a running player. */
  connectedMoveCallback(): void {}

  /**
   * Starts the game, or joins the start that is under way. After an error or `dispose()` it starts anew.
   *
   * @throws {PlayerError} when it cannot be started.
   */
  start(): Promise<UnityInstance> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /**
   * Calls a method of a game object, now or as soon as the game is ready.
   *
   * @param value Numbers and strings as they are, booleans as 1 and 0, objects as JSON.
   */
  send<Name extends MessageName<Build>>(
    object: ObjectName<Build>,
    method: Name,
    ...value: MessageValues<Build, Name>
  ): void;
  send(object: string, method: string, value?: unknown): void {
    const message = toMessageValue(value);
    const call = (): void => {
      const { instance } = this;
      // Unity counts arguments, so a missing value must not become one.
      if (message === undefined) instance?.SendMessage(object, method);
      else instance?.SendMessage(object, method, message);
    };
    if (this.#game) call();
    else this.#queue.push(call);
  }

  /** Ends the game and gives back what it held, also in the middle of loading. */
  async dispose(): Promise<void> {
    const game = this.#game;
    this.#stopWaiting();
    this.#stopListening();
    this.#abort?.abort();
    this.#abort = undefined;
    this.#starting = undefined;
    this.#game = undefined;
    this.#queue = [];
    this.#overlay?.clear();
    this.#setState('disposed');
    await game?.dispose();
  }

  async #start(): Promise<UnityInstance> {
    const abort = new AbortController();
    this.#abort = abort;
    this.#stopWaiting();
    this.#setState('loading');
    try {
      const build = this.#readBuild();
      const launch = LAUNCHERS[build.generation];
      this.#onProgress({ loaded: 0, total: build.decodedBytes });
      this.#stopListening = listenToGlobalMessages((message) => this.#emit('unity-message', message));
      const game = await launch(build, this, this.#launchEvents(abort.signal), abort.signal);
      this.#game = game;
      this.#overlay?.clear();
      this.#setState('ready');
      this.#emit('unity-ready', game.instance);
      for (const call of this.#queue.splice(0)) call();
      return game.instance;
    } catch (cause) {
      if (!abort.signal.aborted) this.#fail(cause);
      throw cause;
    }
  }

  #launchEvents(signal: AbortSignal): LaunchEvents {
    const unlessDisposed = <Value>(tell: (value: Value) => void) => {
      return (value: Value): void => {
        if (!signal.aborted) tell(value);
      };
    };
    return {
      progress: unlessDisposed((progress: PlayerProgress) => this.#onProgress(progress)),
      message: unlessDisposed((message: PlayerMessage) => this.#emit('unity-message', message)),
      crash: unlessDisposed((cause: unknown) => this.#fail(PlayerError.from(cause, 'crash'))),
    };
  }

  #onProgress(progress: PlayerProgress): void {
    this.#overlay?.showProgress(progress);
    this.#emit('unity-progress', progress);
  }

  #fail(cause: unknown): void {
    const error = PlayerError.from(cause);
    const game = this.#game;
    // Ends the downloads that still run, and their progress, which would take the place of the error.
    this.#abort?.abort();
    this.#starting = undefined;
    this.#game = undefined;
    this.#stopListening();
    this.#setState('error');
    this.#overlay?.showError(error, () => {
      this.start().catch(() => {});
    });
    this.#emit('unity-error', error);
    void game?.dispose();
  }

  #readBuild(): PlayerBuild {
    if (!document.createElement('canvas').getContext('webgl2')) {
      throw new PlayerError('webgl', 'The browser gives no WebGL 2 context.');
    }
    const { build } = this.dataset;
    if (!build) throw new PlayerError('startup', 'This <unity-player> has no data-build attribute.');
    const parsed: PlayerBuild = JSON.parse(build);
    return parsed;
  }

  #setState(state: PlayerState): void {
    this.dataset.state = state;
    if (state === 'loading') this.setAttribute('aria-busy', 'true');
    else this.removeAttribute('aria-busy');
  }

  #emit(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}
