import type { Report } from '../../../targets/report.ts';

const DAY = 86_400_000;

/** The job runs every week; after two nobody should take its report for the present. */
const OLD = 14 * DAY;

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** When and of what a report is. @param now - milliseconds since 1970. */
export function sayReport({ madeAt, address, release, window }: Report, now: number): string {
  const day = (time: string): string => date.format(new Date(time));
  const of = release ? `${new URL(address).host}, release ${release.version}` : new URL(address).host;
  const text = `Report of ${day(madeAt)} on ${of}. Visitors’ and the host’s figures go back to ${day(window.from)}.`;
  return now - Date.parse(madeAt) > OLD ? `${text} It is older than two weeks.` : text;
}

/** Why there is none. @param status - of the answer; 0 for no answer. */
export function sayNoReport(status: number): string {
  if (status === 200) return 'No report has been published yet. What follows is what it will judge, and how.';
  return 'The last report cannot be had at the moment: what keeps it does not answer. What follows is what it judges, and how.';
}
