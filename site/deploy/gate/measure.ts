import { request } from './request.ts';

/** Enough that no error among them shows less than 1 %. */
export const REQUESTS = 400;

const AT_ONCE = 4;

/** Asks for pages in turn, a few at once, and takes the time to the first byte of each answer. */
export async function measure(
  origin: string,
  pages: readonly string[],
  requests = REQUESTS,
  bypass?: string,
): Promise<{ firstBytes: number[]; requests: number; errors: number }> {
  const headers: Record<string, string> = bypass ? { 'x-vercel-protection-bypass': bypass } : {};
  const firstBytes: number[] = [];
  let errors = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < requests) {
      const path = pages[next % pages.length] ?? '/';
      next += 1;
      const answer = await request(new URL(path, origin), headers).catch(() => undefined);
      if (answer === undefined || answer.status >= 500) errors += 1;
      else firstBytes.push(answer.firstByteMilliseconds);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { firstBytes, requests, errors };
}
