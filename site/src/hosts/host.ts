import type { AstroIntegration } from 'astro';

/** A site that has just been built. */
export interface BuiltSite {
  /** The project root. */
  root: URL;
  /** The folder of what is served as it is. */
  files: URL;
  /** The folder of the code that answers what is not. */
  server: URL;
  /** Headers that every answer carries. */
  headers: Readonly<Record<string, string>>;
}

/** Where the site can be deployed; one file in this folder each. */
export interface Host {
  /** Builds pages and functions for it. */
  adapter: AstroIntegration;
  /**
   * Whether what `finish` tells the host holds for the answers of functions as well. Where it does not, the functions
   * send the headers themselves.
   */
  sendsHeadersOfFunctions: boolean;
  /** Whether a proxy stands in front of the server, and tells it who the visitor is in `X-Forwarded-For`. */
  isBehindProxy?: true;
  /**
   * Tells the host what it must send and where it must redirect: pages have one address each, with a slash at its end,
   * and `/api/…` has the one without, where a client that sends data or does not follow redirects would fail otherwise.
   */
  finish(site: BuiltSite): Promise<void>;
}
