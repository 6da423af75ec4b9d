import type { Generation } from '../export/types.ts';
import { createUnityInstance } from './engine/create-unity-instance.ts';
import { isolateWhenThreaded } from './isolation/when-threaded.ts';
import { holdParts } from './offline/hold-parts.ts';
import { followVisibility } from './page/follow-visibility.ts';
import { addFullscreenButton } from './page/fullscreen-button.ts';
import { inTurn } from './page/start-queue.ts';
import { takeFocus } from './page/take-focus.ts';
import type { Launch, Launcher, RunningGame } from './types.ts';

/** What older exports need is fetched only on their pages. */
const LAUNCHERS: Record<Generation, () => Promise<Launcher>> = {
  'create-unity-instance': async () => createUnityInstance,
  'unity-loader': async () => (await import('./engine/unity-loader.ts')).unityLoader,
  'global-module': async () => (await import('./engine/global-module.ts')).globalModule,
};

export interface SessionOptions extends Omit<Launch, 'signal'> {
  /** Whether the game goes on while nobody can see it. */
  keepsRunning: boolean;
}

/** One life of a game in a player, from the request to start it to its end. */
export class Session {
  readonly #abort = new AbortController();
  readonly #cleanups: Array<() => void> = [];
  /** Rejects where the game cannot be started, or the session is ended before that. */
  readonly game: Promise<RunningGame>;

  constructor(options: SessionOptions) {
    this.game = inTurn(this.#abort.signal, () => this.#start(options));
  }

  get isOver(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Ends the game, also in the middle of its start. Resolves when nothing of it runs any more. */
  async end(): Promise<void> {
    if (this.isOver) return;
    this.#abort.abort(new DOMException('The player was disposed of.', 'AbortError'));
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    const game = await this.game.catch(() => undefined);
    await game?.dispose();
  }

  async #start({ keepsRunning, ...launch }: SessionOptions): Promise<RunningGame> {
    const { signal } = this.#abort;
    const { container } = launch;
    holdParts(signal);
    await isolateWhenThreaded(launch.build, container);
    const launcher = await LAUNCHERS[launch.build.generation]();
    const game = await launcher({ ...launch, signal });
    if (signal.aborted) return game;
    this.#cleanups.push(takeFocus(game.surface), addFullscreenButton(container));
    if (!keepsRunning) {
      const follow = (isVisible: boolean): void => (isVisible ? game.wake() : game.rest());
      this.#cleanups.push(followVisibility(container, follow));
    }
    return game;
  }
}
