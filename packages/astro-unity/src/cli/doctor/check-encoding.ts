import { describeExpected } from '../../export/content/content-check.ts';
import { type CheckContext, type Find, headerOf, targetOf, tokenOf, wantedHeaders } from './check-context.ts';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import type { PartObservation } from './observe-part.ts';

const DEPLOY_AGAIN = 'Deploy the export again, as binary files.';

/** Whether the loader receives the bytes that it can use. */
export function checkEncoding(
  seen: PartObservation,
  { host, loaderDecompresses }: CheckContext,
  find: Find,
): Finding | undefined {
  const encoding = headerOf(seen, 'content-encoding');
  const target = targetOf(seen);
  if (!seen.isDecodable) return wrongEncoding(seen, host, find);
  if (!seen.isExpected && seen.receivedCompression !== 'none') {
    if (encoding !== undefined && encoding !== 'identity') {
      return find(
        'problem',
        `It is compressed twice: ${encoding} by the server, around ${seen.receivedCompression} in the file.`,
        `Switch compression off for this file. ${host.setHeaders(target, wantedHeaders(seen))}`,
      );
    }
    return missingEncoding(seen, host, loaderDecompresses, find);
  }
  if (!seen.isExpected) {
    return find(
      'problem',
      `It should be ${describeExpected(seen.contract)}, but is something else.`,
      'Deploy the export again; the file at this address is not the one that Unity wrote.',
    );
  }
  if (seen.complaint !== undefined) {
    return find('problem', `It is incomplete or damaged: ${seen.complaint}.`, DEPLOY_AGAIN);
  }
  const { decodedBytes } = seen.part;
  if (decodedBytes !== undefined && decodedBytes !== seen.receivedBytes) {
    return find(
      'problem',
      `It has ${seen.receivedBytes} bytes, but the page expects ${decodedBytes}.`,
      'Page and file come from different deploys. Deploy both together, and clear the cache in front.',
    );
  }
  return undefined;
}

function missingEncoding(
  seen: PartObservation,
  host: Host,
  loaderDecompresses: boolean,
  find: Find,
): Finding | undefined {
  const { role, form } = seen.part;
  if (form === 'gzip') return undefined;
  const token = tokenOf(seen.receivedCompression);
  const message = `It is ${seen.receivedCompression}, but comes without "Content-Encoding: ${token}".`;
  const remedy = host.setHeaders(targetOf(seen), wantedHeaders(seen));
  if (form === 'best')
    return find('note', `${message} The page takes the larger gzip form and decodes it itself.`, remedy);
  return loaderDecompresses && role !== 'loader'
    ? find('note', `${message} The loader decompresses it in JavaScript, which is slower.`, remedy)
    : find('problem', message, remedy);
}

function wrongEncoding(seen: PartObservation, host: Host, find: Find): Finding {
  const encoding = headerOf(seen, 'content-encoding');
  const { wireCompression } = seen;
  if (tokenOf(wireCompression) === encoding) {
    return find(
      'problem',
      `It is cut off or damaged: its ${wireCompression} data cannot be decoded.`,
      DEPLOY_AGAIN,
    );
  }
  const message = `It says "Content-Encoding: ${encoding}", but its bytes are ${wireCompression === 'none' ? 'not compressed' : wireCompression}.`;
  const remedy =
    wireCompression === 'none'
      ? 'Remove the header for this file, or deploy the compressed file that belongs to it.'
      : host.setHeaders(targetOf(seen), wantedHeaders(seen));
  return find('problem', message, remedy);
}
