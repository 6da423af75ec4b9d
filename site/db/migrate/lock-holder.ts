import { hostname, userInfo } from 'node:os';

/** Who takes the lock. */
export interface LockHolder {
  /** As people read it. */
  readonly name: string;
  readonly host: string;
  readonly pid: number;
}

/** This process. */
export function thisProcess(env: NodeJS.ProcessEnv = process.env): LockHolder {
  const host = hostname();
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  const name = run
    ? `run ${run} of GitHub Actions in ${repository ?? 'a repository'}`
    : `${userName()} on ${host}, process ${process.pid}`;
  return { name, host, pid: process.pid };
}

/** Whether the process of a holder is known to have ended: only this machine's can be. */
export function isKnownDead({ host, pid }: Pick<LockHolder, 'host' | 'pid'>): boolean {
  if (host !== hostname() || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM is another user's process, which lives.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return 'somebody';
  }
}
