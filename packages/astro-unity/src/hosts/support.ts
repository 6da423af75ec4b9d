import type { Delivery } from '../encode/forms.ts';
import type { HostedSite } from './site.ts';

/** Where the files of a built site are. */
export interface OutputPlaces {
  /** The project root. */
  root: URL;
  /** The folder of what is served as it is. */
  output: URL;
}

/** What a build knows of a host, and does for it. A host is one file with this, and one row of the table in `host.ts`. */
export interface HostSupport {
  /** The adapter that is for it. */
  adapter?: string;
  /** Files of a project that tell it, relative to the project root. */
  telltales?: readonly string[];
  /** What it does with encoded bodies. */
  delivery: Delivery;
  /** Whether the rules below are for pages as well; without them, a page that must be isolated needs a service worker. */
  hasPageRules: boolean;
  /**
   * Makes it send the right headers with the Unity files of a built site.
   *
   * @returns The files that were written, for the build's log.
   */
  emit?(site: HostedSite, places: OutputPlaces): Promise<string[]>;
}
