import type { Generation } from '../export/types.ts';
import { isolateWhenThreaded } from './isolation/when-threaded.ts';
import { holdParts } from './offline/hold-parts.ts';
import { inTurn } from './page/start-queue.ts';
import { PlayerError } from './player-error.ts';
import type { Launch, Launcher, RunningGame } from './types.ts';

/** What starts an export is fetched while its files are, and only what its generation needs. */
const LAUNCHERS: Record<Generation, () => Promise<Launcher>> = {
  'create-unity-instance': async () =>
    (await import('./engine/create-unity-instance.ts')).createUnityInstance,
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
    const [launcher, { attend }] = await Promise.all([
      LAUNCHERS[launch.build.generation](),
      import('./page/attend.ts'),
    ]).catch((cause: unknown) => {
      throw new PlayerError('download', `The code of the player could not be loaded: ${String(cause)}`, {
        cause,
      });
    });
    signal.throwIfAborted();
    const game = await launcher({ ...launch, signal });
    if (!signal.aborted) this.#cleanups.push(...attend(game, container, keepsRunning));
    return game;
  }
}
