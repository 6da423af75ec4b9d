import { WorkerFailure } from '../../src/server/worker/worker-failure.ts';
import { describeLimit } from '../../targets/describe.ts';
import { type ReportOptions, runReport } from '../../targets/run-report.ts';
import { targetOf } from '../../targets/targets.ts';
import { writeReport } from '../../targets/write-report.ts';
import { DeployError } from '../deploy-error.ts';

export interface ReportTargetsOptions extends ReportOptions {
  /** Where the report is written. */
  folder: string;
  /** Leaves it with the worker service, where the status page reads it. */
  publish: boolean;
}

/**
 * Measures production, and reports.
 *
 * @returns the report, in Markdown.
 * @throws {DeployError} if it could not be published, or a target is missed; the report is written by then.
 */
export async function reportTargets(options: ReportTargetsOptions): Promise<string> {
  const { address, isProduction, folder, publish, worker, say } = options;
  if (publish && !isProduction)
    throw new DeployError(
      `${address} is not production, which the status page shows.`,
      'Leave --publish out; or --address, to measure https://PRODUCTION_DOMAIN.',
    );
  if (publish && !worker)
    throw new DeployError(
      'The report has nowhere to go.',
      'Set WORKER_API_URL and WORKER_REPORT_TOKEN, or leave --publish out.',
    );
  const report = await runReport(options);
  const markdown = await writeReport(folder, report);
  say(`The report is in ${folder}.`);
  if (publish && worker) {
    await worker.publish(report).catch((cause: unknown) => {
      if (!(cause instanceof WorkerFailure)) throw cause;
      throw new DeployError(
        `The report could not be published: ${cause.message}`,
        'See that the worker service is well (/api/health) and that WORKER_REPORT_TOKEN is the one it knows.',
        { cause },
      );
    });
    say('The status page has it within an hour.');
  }
  const missed = report.targets
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ target }) => targetOf(target));
  if (missed.length === 0) return markdown;
  throw new DeployError(
    `Missed: ${missed.map((target) => `${target.name} ${describeLimit(target)}`).join('; ')}.\n\n${markdown}`,
    'The report says by which figures. /status/ shows it.',
  );
}
