import type { Measurement } from '../../targets/collect/requests.ts';
import { request } from './request.ts';

/** Enough that no error among them shows less than 1 %. */
const REQUESTS = 400;

const AT_ONCE = 4;

/** After so many requests without one answer, nobody is there. */
const HOPELESS = 20;

export interface MeasureOptions {
  /** How many times is asked in all. Default: 400. */
  requests?: number;
  /** Asked for as well, and only their errors are counted: the time to the first byte is that of pages. */
  also?: readonly string[];
  /** Secret that lets the requests through Vercel's protection of deployments. */
  bypass?: string | undefined;
}

/** Asks for pages in turn, a few at once, and takes the time to the first byte of each answer. */
export async function measure(
  address: string,
  pages: readonly string[],
  { requests = REQUESTS, also = [], bypass }: MeasureOptions = {},
): Promise<Measurement> {
  const headers: Record<string, string> = bypass ? { 'x-vercel-protection-bypass': bypass } : {};
  const paths = [...pages, ...also];
  const from = new Date().toISOString();
  const firstBytes: number[] = [];
  let errors = 0;
  let answers = 0;
  let asked = 0;
  const work = async (): Promise<void> => {
    while (asked < requests && (answers > 0 || errors < HOPELESS)) {
      const index = asked % paths.length;
      asked += 1;
      const answer = await request(new URL(paths[index] ?? '/', address), headers).catch(() => undefined);
      if (answer) answers += 1;
      if (answer === undefined || answer.status >= 500) errors += 1;
      else if (index < pages.length) firstBytes.push(answer.firstByteMilliseconds);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { address, firstBytes, requests: asked, errors, from, to: new Date().toISOString() };
}
