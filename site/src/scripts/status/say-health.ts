/** What is read of `/api/health`; see `site/src/server/README.md`. */
export interface Health {
  version: string;
  worker: { state: string; reason?: string };
}

const REASONS: Readonly<Record<string, string>> = {
  unreachable: 'it cannot be reached',
  timeout: 'it does not answer in time',
  busy: 'it is busy',
  refused: 'it refuses',
  rubbish: 'its answers make no sense',
  error: 'it fails',
};

/** The health of the API, in a word and a sentence. Nothing: it did not answer. */
export function sayHealth(health: Health | undefined): { word: string; sentence: string } {
  if (health === undefined)
    return { word: 'No answer', sentence: 'The functions do not answer from here. Pages live without them.' };
  const functions = `The functions answer, of release ${health.version}`;
  switch (health.worker.state) {
    case 'ok':
      return { word: 'All is well', sentence: `${functions}, and so does the worker service.` };
    case 'none':
      return {
        word: 'All is well',
        sentence: `${functions}. This deployment has no worker service: no pose is saved, and no report kept.`,
      };
    case 'misconfigured':
      return { word: 'In part', sentence: `${functions}. The worker service is not set up as it should be.` };
    default: {
      const reason = REASONS[health.worker.reason ?? ''] ?? 'it is not well';
      return {
        word: 'In part',
        sentence: `${functions}. The worker service does not: ${reason}. Until it is back no pose is saved; pages do not depend on it.`,
      };
    }
  }
}
