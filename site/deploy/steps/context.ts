import type { Gate } from '../gate/gate.ts';
import type { Host } from '../host/host.ts';
import type { ReleaseDatabase } from './release-database.ts';

/** What the steps work with. */
export interface Context {
  host: Host;
  gate: Gate;
  database: ReleaseDatabase;
  /** A whole clone, whose remote `origin` holds the tags. */
  repository: string;
  /** The folder that holds `.vercel/output`. */
  site: string;
  /** Host name that visitors use. */
  productionDomain: string;
  /** Tells people what is done. */
  say(text: string): void;
  now(): Date;
}
