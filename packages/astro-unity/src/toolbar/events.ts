import type { PlayerBuild } from '../pack/types.ts';

/** What dev servers and pages tell each other, by the name of the event on Vite's socket. */
export const EVENTS = {
  /** Page to server: it hears of exports. */
  listening: 'astro-unity:listening',
  /** Server to pages: Unity has exported again ({@link ExportNews}). */
  export: 'astro-unity:export',
  /** Toolbar to server: send the reports. */
  ask: 'astro-unity:ask',
  /** Toolbar to server: compress as a build does, and send the reports with those sizes. */
  measure: 'astro-unity:measure',
  /** Server to toolbars: the reports ({@link BuildReport}[]). */
  reports: 'astro-unity:reports',
} as const;

/** Why an export cannot be shown, in full sentences. */
export interface ExportProblem {
  message: string;
  hint?: string | undefined;
}

/** What became of an export that Unity has written anew. */
export type ExportNews = { name: string } & ({ build: PlayerBuild } | { problem: ExportProblem });

/** A size, and its limit where the budget has one. All in bytes. */
export interface SizeReport {
  what: string;
  bytes: number;
  decodedBytes: number;
  limit?: number | undefined;
}

/** A method that a page can call. */
export interface MethodReport {
  name: string;
  /** How C# writes it: `Player.SetSpeed(float speed)`. */
  label: string;
  value: ValueKind;
}

/** What kind of value goes with a message. */
export type ValueKind = 'none' | 'number' | 'text';

/** What the toolbar shows of one build of the config. */
export interface BuildReport {
  name: string;
  productName?: string | undefined;
  unityVersion?: string | undefined;
  /** Empty where the export cannot be read. */
  sizes: SizeReport[];
  /** Whether the sizes are those that a build deploys, or those that Unity wrote. */
  isMeasured: boolean;
  problem?: ExportProblem | undefined;
  /** Names that game objects are likely to have. */
  objects: string[];
  methods: MethodReport[];
}

/** The names and types of the custom events, for Vite's `send` and `on`. */
declare module 'vite/types/customEvent.d.ts' {
  interface CustomEventMap {
    'astro-unity:listening': undefined;
    'astro-unity:export': ExportNews;
    'astro-unity:ask': undefined;
    'astro-unity:measure': undefined;
    'astro-unity:reports': BuildReport[];
  }
}
