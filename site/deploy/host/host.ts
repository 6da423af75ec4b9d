import type { Environment } from '../environments/environments.ts';

/** What a deployment is made from; kept with it at the host, where any later run reads it. */
export interface Origin {
  /** Commit that it was built from. */
  commit: string;
  /** Git's hash of all files of that commit: the same for a merge that changed nothing. */
  tree: string;
  /** Of `site/package.json`, without `v`. */
  version: string;
}

export interface Deployment {
  id: string;
  /** Its own address, with `https://`, which never changes. */
  url: string;
  /** Unknown for one that was not made by these commands. */
  origin: Origin | undefined;
}

/** A deployment that these commands made. */
export interface KnownDeployment extends Deployment {
  origin: Origin;
}

/** What a host is asked for. A failure is a `DeployError`. */
export interface Host {
  /** Deployments of this tree that are ready to serve, newest first. */
  findDeployments(tree: string, target: Environment['target']): Promise<KnownDeployment[]>;
  /** Names of the variables that functions of a target find when they start. */
  variableNames(target: Environment['target']): Promise<string[]>;
  /** By its id, or by a host name that shows it. */
  readDeployment(idOrHostName: string): Promise<Deployment | undefined>;
  /**
   * Uploads what was built, and returns once it is served at an address of its own. No other address shows it.
   *
   * @param site The folder that holds `.vercel/output`.
   */
  deploy(site: string, target: Environment['target'], origin: Origin): Promise<KnownDeployment>;
  /** Lets a host name show a deployment. */
  alias(deployment: Deployment, hostName: string): Promise<void>;
  /** Lets production's domains show a deployment that was made for production. Builds nothing. */
  promote(deployment: Deployment): Promise<void>;
  /** Lets production's domains show an earlier deployment, and keeps it there until the next promotion. */
  rollBack(deployment: Deployment): Promise<void>;
}
