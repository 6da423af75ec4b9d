import type { CheckContext, Find } from './check-context.ts';
import { checkEncoding } from './check-encoding.ts';
import { checkCaching, checkOrigin, checkType } from './check-headers.ts';
import type { Finding } from './finding.ts';
import { adviseAgainstFallback, adviseOnLfs } from './host-advice.ts';
import type { PartObservation } from './observe-part.ts';

/** Judges how a part is served. Pure; the most telling finding comes first, and others only where they still matter. */
export function checkPart(seen: PartObservation, context: CheckContext): Finding[] {
  const find = (level: Finding['level'], message: string, remedy: string): Finding => ({
    level,
    role: seen.part.role,
    url: seen.part.url.href,
    message,
    remedy,
  });
  const broken = checkArrival(seen, context, find) ?? checkEncoding(seen, context, find);
  if (broken?.level === 'problem') return [broken];
  return [
    broken,
    // Whoever decompresses the file in JavaScript does not ask what type it is.
    ...(seen.isExpected ? checkType(seen, context, find) : []),
    checkCaching(seen, context, find),
    checkOrigin(seen, context, find),
  ].filter((finding) => finding !== undefined);
}

/** Whether a file came at all. */
function checkArrival(seen: PartObservation, { host }: CheckContext, find: Find): Finding | undefined {
  if (seen.failure !== undefined) {
    return find(
      'problem',
      `It cannot be downloaded: ${seen.failure}`,
      'Open the address in a browser. If it works there, a firewall or a bot filter stands in between.',
    );
  }
  if (seen.status !== 200) {
    return find(
      'problem',
      `The server answers ${seen.status}.`,
      'Deploy the file, and check that the address has the right base path and the right case.',
    );
  }
  if (seen.isLfsPointer) {
    return find('problem', 'It is a Git LFS pointer, not the file that it stands for.', adviseOnLfs(host));
  }
  if (seen.isHtml) {
    return find('problem', 'An HTML page comes in its place, with status 200.', adviseAgainstFallback(host));
  }
  if (seen.bytes === 0) return find('problem', 'It is empty.', 'Deploy the export again.');
  return undefined;
}
