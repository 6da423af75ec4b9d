import type { PlayerBuild } from '../pack/types.ts';
import type { KeptData } from './parts/fetch-parts.ts';

/** What `SendMessage` takes. Unity throws on every other type. */
export type MessageValue = string | number | undefined;

/** The running game, as Unity's loader hands it out. Older generations have fewer methods. */
export interface UnityInstance {
  Module: Record<string, unknown>;
  SendMessage(object: string, method: string, value?: MessageValue): void;
  SetFullscreen(fullscreen: 0 | 1): void;
  /** Missing in Unity 2018 and older. */
  Quit?(): Promise<void>;
}

/** Progress of the download, in bytes after decompression. */
export interface PlayerProgress {
  loaded: number;
  total: number;
}

/** A message that the game raised for the page. */
export interface PlayerMessage {
  name: string;
  args: unknown[];
}

/** What a launcher tells its player. */
export interface LaunchEvents {
  progress(progress: PlayerProgress): void;
  message(message: PlayerMessage): void;
  /** An error of the running game, after it had started. */
  crash(cause: unknown): void;
}

/** What a launcher is asked to start. */
export interface Launch {
  build: PlayerBuild;
  /** The `<unity-player>`; the canvas or the frame goes into it. */
  container: HTMLElement;
  /** Whether the game runs in a frame of its own. */
  isolate: boolean;
  events: LaunchEvents;
  /** Ends the start, at any moment of it. */
  signal: AbortSignal;
  /** Data that an earlier start of this player fetched. */
  kept: KeptData;
}

/** A game that runs. */
export interface RunningGame {
  instance: UnityInstance;
  /** What takes the focus for the game: the canvas, or the frame that it is in. */
  surface: HTMLElement;
  /** Whether what it ran in is gone without its doing. */
  isLost(): boolean;
  /** No frames, timers or sound until {@link wake}. */
  rest(): void;
  wake(): void;
  /** Ends it and gives back what it held. Resolves when nothing runs any more, after five seconds at the latest. */
  dispose(): Promise<void>;
}

/** Starts games of one generation. */
export type Launcher = (launch: Launch) => Promise<RunningGame>;
