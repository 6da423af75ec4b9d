import type { Gate } from '../gate/gate.ts';

/** What the command line works with. */
export interface Program {
  env: NodeJS.ProcessEnv;
  /** The clone, and in it the folder of the site. */
  repository: string;
  site: string;
  /** Of `site/package.json`. */
  version: string;
  gate: Gate;
  /** Results. */
  out(text: string): void;
  /** What is being done, and errors. */
  error(text: string): void;
}
