import type { Generation } from '../export/types.ts';
import { isolateWhenThreaded } from './isolation/when-threaded.ts';
import { holdParts } from './offline/hold-parts.ts';
import { inTurn } from './page/start-queue.ts';
import { PlayerError } from './player-error.ts';
import type { Launch, RunningGame } from './types.ts';

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
    const { launcher, attend } = await fetchEngine(launch.build.generation);
    signal.throwIfAborted();
    const game = await launcher({ ...launch, signal });
    if (!signal.aborted) this.#cleanups.push(...attend(game, container, keepsRunning));
    return game;
  }
}

/** What runs a game is fetched while the game's own files are. */
async function fetchEngine(generation: Generation) {
  try {
    const { launcherOf, attend } = await import('./engine/launchers.ts');
    return { launcher: await launcherOf(generation), attend };
  } catch (cause) {
    throw new PlayerError('download', `The code of the player could not be loaded: ${String(cause)}`, {
      cause,
    });
  }
}
