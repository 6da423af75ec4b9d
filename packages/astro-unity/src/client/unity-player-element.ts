import type { BuildName } from '../index.ts';
import type { PlayerBuild } from '../pack/types.ts';
import type { EventName, EventValues, MessageName, MessageValues, ObjectName } from './bridge.ts';
import { isolateWhenThreaded } from './isolation/when-threaded.ts';
import { toMessageValue } from './messages.ts';
import { Overlay } from './page/overlay.ts';
import { startCondition, whenMet } from './page/start-condition.ts';
import { hasContext } from './page/web-gl.ts';
import type { KeptData } from './parts/fetch-parts.ts';
import { PlayerError } from './player-error.ts';
import { Session } from './session.ts';
import type { LaunchEvents, PlayerMessage, PlayerProgress, RunningGame, UnityInstance } from './types.ts';

/** Stands on an element whose framework still compares it with what the server sent: until it is gone, nothing is added. */
const HYDRATING = 'data-hydrating';

/** `idle` until it is asked to start, and `disposed` for good unless it is started again. */
export type PlayerState = 'idle' | 'loading' | 'ready' | 'error' | 'disposed';

/**
 * `<unity-player>`: shows one Unity build.
 *
 * - Attributes: `data-build` (the build as JSON, from `astro-unity:builds`); `load` (`visible`, `idle`, `eager`, `click`,
 *   or a media query in parentheses); `aria-label` (its title); `isolate` (the game runs in a frame of its own);
 *   `keep-running` (it goes on while nobody can see it). `data-state` tells its {@link PlayerState}.
 * - Events, all bubbling: `unity-progress` ({@link PlayerProgress}), `unity-ready` (the instance), `unity-error`
 *   ({@link PlayerError}), `unity-message` ({@link PlayerMessage}).
 *
 * @typeParam Build The build that it shows, for the types of its messages. By default all of the site; `string` for
 *   messages without types.
 */
export class UnityPlayerElement<Build extends string = BuildName> extends HTMLElement {
  #overlay: Overlay | undefined;
  #session: Session | undefined;
  #starting: Promise<UnityInstance> | undefined;
  #game: RunningGame | undefined;
  #queue: Array<() => void> = [];
  #stopWaiting: () => void = () => {};
  readonly #kept: KeptData = new Map();

  static readonly observedAttributes = [HYDRATING];

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

  connectedCallback(): void {
    if (this.hasAttribute(HYDRATING)) return;
    if (this.#starting) this.#restartIfLost();
    else this.#wait();
  }

  #wait(): void {
    this.#setState('idle');
    this.#overlay ??= new Overlay(this);
    // At once, because a page that must be loaded again should be so before anything happens in it.
    if (this.dataset.build) isolateWhenThreaded(JSON.parse(this.dataset.build), this).catch(() => {});
    const start = (): void => {
      // The error is shown and told by event; nobody holds this promise.
      this.start().catch(() => {});
    };
    const condition = startCondition(this.getAttribute('load'));
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
    if (this.#starting) return this.#starting;
    const starting = this.#start();
    // One that failed at once is not under way any more.
    if (this.state === 'loading') this.#starting = starting;
    return starting;
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

  /**
   * Listens to one event of this game's.
   *
   * @returns Ends listening.
   */
  on<Name extends EventName<Build>>(
    name: Name,
    listener: (...args: EventValues<Build, Name>) => void,
  ): () => void;
  on(name: string, listener: (...args: never) => void): () => void {
    const listening = new AbortController();
    const hear = (event: Event): void => {
      const { detail }: { detail?: PlayerMessage } = event instanceof CustomEvent ? event : {};
      if (detail?.name === name) Reflect.apply(listener, undefined, detail.args);
    };
    this.addEventListener('unity-message', hear, { signal: listening.signal });
    return () => listening.abort();
  }

  /** Ends the game and gives back what it held, also in the middle of loading. */
  async dispose(): Promise<void> {
    this.#queue = [];
    this.#kept.clear();
    this.#overlay?.clear();
    this.#setState('disposed');
    await this.#end();
  }

  async #start(): Promise<UnityInstance> {
    this.#stopWaiting();
    this.#setState('loading');
    let session: Session | undefined;
    try {
      const build = this.#readBuild();
      this.#onProgress({ loaded: 0, total: build.decodedBytes });
      session = new Session({
        build,
        container: this,
        isolate: this.hasAttribute('isolate'),
        keepsRunning: this.hasAttribute('keep-running'),
        events: this.#eventsOf(() => session),
        kept: this.#kept,
      });
      this.#session = session;
      const game = await session.game;
      if (session.isOver) throw new DOMException('The player was disposed of.', 'AbortError');
      this.#onReady(game);
      return game.instance;
    } catch (cause) {
      if (!session?.isOver) this.#fail(cause);
      throw cause;
    }
  }

  #onReady(game: RunningGame): void {
    this.#game = game;
    // The engine has taken the memory over.
    this.#kept.clear();
    this.#overlay?.clear();
    this.#setState('ready');
    this.#emit('unity-ready', game.instance);
    for (const call of this.#queue.splice(0)) call();
  }

  #eventsOf(session: () => Session | undefined): LaunchEvents {
    const unlessOver = <Value>(tell: (value: Value) => void) => {
      return (value: Value): void => {
        if (!session()?.isOver) tell(value);
      };
    };
    return {
      progress: unlessOver((progress: PlayerProgress) => this.#onProgress(progress)),
      message: unlessOver((message: PlayerMessage) => this.#emit('unity-message', message)),
      crash: unlessOver((cause: unknown) => this.#fail(PlayerError.from(cause, 'crash'))),
    };
  }

  #onProgress(progress: PlayerProgress): void {
    this.#overlay?.showProgress(progress);
    this.#emit('unity-progress', progress);
  }

  #fail(cause: unknown): void {
    const error = PlayerError.from(cause);
    void this.#end();
    this.#setState('error');
    this.#overlay?.showError(error, () => {
      this.start().catch(() => {});
    });
    this.#emit('unity-error', error);
  }

  async #end(): Promise<void> {
    const session = this.#session;
    this.#stopWaiting();
    this.#session = undefined;
    this.#starting = undefined;
    this.#game = undefined;
    await session?.end();
  }

  /** A frame that is moved in the document loses what ran in it, except by `moveBefore()`. */
  #restartIfLost(): void {
    if (!this.#game?.isLost()) return;
    void this.#end();
    this.start().catch(() => {});
  }

  #readBuild(): PlayerBuild {
    const { build } = this.dataset;
    if (!build) throw new PlayerError('startup', 'This <unity-player> has no data-build attribute.');
    const parsed: PlayerBuild = JSON.parse(build);
    // Exports of 2019 and older can do with WebGL 1.
    const kind = parsed.generation === 'create-unity-instance' ? 'webgl2' : 'webgl';
    if (!hasContext(kind)) throw new PlayerError('webgl', `The browser gives no ${kind} context.`);
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
