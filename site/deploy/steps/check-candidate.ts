import { DeployError } from '../deploy-error.ts';
import type { KnownDeployment } from '../host/host.ts';
import type { Context } from './context.ts';

/**
 * Checks a deployment at its own address, whole, and holds it against the targets.
 *
 * @param despiteTargets Goes on where a target is missed or cannot be judged; never where something is broken.
 * @throws {DeployError} that lists what is wrong.
 */
export async function checkCandidate(
  { gate, say }: Pick<Context, 'gate' | 'say'>,
  { url, origin }: KnownDeployment,
  { despiteTargets = false }: { despiteTargets?: boolean } = {},
): Promise<void> {
  const report = await gate.smoke(url, origin);
  if (report.problems.length > 0) throw broken(url, report.problems);
  say(`${report.checks} checks of ${url} passed.`);
  const targets = await gate.targets(url, report);
  for (const { name, verdict, text } of targets) say(`${verdict}: ${name}: ${text}`);
  const missed = targets.filter(({ verdict }) => verdict !== 'pass');
  if (missed.length === 0) return;
  const names = missed.map(({ name, verdict, text }) => `${name} (${verdict}: ${text})`).join('; ');
  if (despiteTargets) return say(`Going on despite: ${names}.`);
  throw new DeployError(
    `${url} works, and does not show that it meets: ${names}.`,
    'It is not promoted by itself. A person may decide otherwise: promote with --despite-targets.',
  );
}

/** What a smoke check found. */
export function broken(address: string, problems: readonly string[]): DeployError {
  const shown = problems.slice(0, 10).map((problem) => `  ${problem}`);
  const rest = problems.length > shown.length ? `\n  and ${problems.length - shown.length} more` : '';
  return new DeployError(
    `${address} does not serve the release as it was built:\n${shown.join('\n')}${rest}`,
    'Mend what is named, and deploy again. If it is for the network, run the same command again.',
  );
}
