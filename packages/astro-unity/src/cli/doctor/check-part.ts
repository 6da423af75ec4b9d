import { describeExpected } from '../../export/content/content-check.ts';
import type { Finding } from './finding.ts';
import type { Host } from './host.ts';
import type { PartObservation } from './observe-part.ts';

/** What a judgement depends on besides the part itself. */
export interface CheckContext {
  host: Host;
  /** Address of the page that loads the part. */
  pageUrl: URL;
  /** Whether the loader can decompress by itself (Decompression Fallback, or UnityLoader.js). */
  loaderDecompresses: boolean;
}

/** Half of a year; less is a cache that forgets. */
const LONG_SECONDS = 15_552_000;

/** Names that change whenever the content does: eight or more hexadecimal digits. */
const HASHED_NAME = /(?:^|[._-])[0-9a-f]{8,64}\./i;

const DEPLOY_AGAIN = 'Deploy the export again, as binary files.';

/** Judges how a part is served. Pure; the most telling finding comes first, and others only where they still matter. */
export function checkPart(seen: PartObservation, context: CheckContext): Finding[] {
  const find = (level: Finding['level'], message: string, remedy: string): Finding => ({
    level,
    role: seen.part.role,
    url: seen.part.url.href,
    message,
    remedy,
  });
  const broken = checkArrival(seen, find) ?? checkEncoding(seen, context, find);
  if (broken?.level === 'problem') return [broken];
  return [
    broken,
    ...checkType(seen, context, find),
    checkCaching(seen, context, find),
    checkOrigin(seen, context, find),
  ].filter((finding) => finding !== undefined);
}

type Find = (level: Finding['level'], message: string, remedy: string) => Finding;

/** Whether a file came at all. */
function checkArrival(seen: PartObservation, find: Find): Finding | undefined {
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
    return find(
      'problem',
      'It is a Git LFS pointer, not the file that it stands for.',
      'Let the build check out LFS files ("git lfs pull"; "lfs: true" for actions/checkout). GitHub Pages serves no LFS files.',
    );
  }
  if (seen.isHtml) {
    return find(
      'problem',
      'An HTML page comes in its place, with status 200.',
      'Deploy the file, and let the rule that answers all unknown paths with index.html leave it out.',
    );
  }
  if (seen.bytes === 0) return find('problem', 'It is empty.', 'Deploy the export again.');
  return undefined;
}

/** Whether the loader receives the bytes that it can use. */
function checkEncoding(
  seen: PartObservation,
  { host, loaderDecompresses }: CheckContext,
  find: Find,
): Finding | undefined {
  const encoding = headerOf(seen, 'content-encoding');
  const suffix = suffixOf(seen);
  if (!seen.isDecodable) return wrongEncoding(seen, host, find);
  if (!seen.isExpected && seen.receivedCompression !== 'none') {
    if (encoding !== undefined && encoding !== 'identity') {
      return find(
        'problem',
        `It is compressed twice: ${encoding} by the server, around ${seen.receivedCompression} in the file.`,
        `Switch compression off for this file. ${host.setHeaders(suffix, { 'Content-Encoding': tokenOf(seen.receivedCompression) })}`,
      );
    }
    const message = `It is ${seen.receivedCompression}, but comes without "Content-Encoding: ${tokenOf(seen.receivedCompression)}".`;
    const remedy = host.setHeaders(suffix, { 'Content-Encoding': tokenOf(seen.receivedCompression) });
    return loaderDecompresses && seen.part.role !== 'loader'
      ? find('note', `${message} The loader decompresses it in JavaScript, which is slower.`, remedy)
      : find('problem', message, remedy);
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
      : host.setHeaders(suffixOf(seen), { 'Content-Encoding': tokenOf(wireCompression) });
  return find('problem', message, remedy);
}

function checkType(seen: PartObservation, { host }: CheckContext, find: Find): (Finding | undefined)[] {
  const type = headerOf(seen, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const suffix = suffixOf(seen);
  const { role } = seen.part;
  const shown = type === '' ? 'no Content-Type' : `"Content-Type: ${type}"`;
  if (role === 'code' && seen.contract.codeFormat === 'wasm' && type !== 'application/wasm') {
    return [
      find(
        'problem',
        `It comes with ${shown}; browsers compile it while it downloads only as application/wasm.`,
        host.setHeaders(suffix, { 'Content-Type': 'application/wasm' }),
      ),
    ];
  }
  if (
    ['loader', 'framework', 'worker'].includes(role) &&
    !/^(?:text|application)\/(?:x-)?javascript$/.test(type)
  ) {
    const isRefused = headerOf(seen, 'x-content-type-options') === 'nosniff';
    return [
      find(
        isRefused ? 'problem' : 'note',
        `It comes with ${shown}; ${isRefused ? 'with "X-Content-Type-Options: nosniff", no browser runs it' : 'scripts should be text/javascript'}.`,
        host.setHeaders(suffix, { 'Content-Type': 'text/javascript' }),
      ),
    ];
  }
  if (
    role === 'data' &&
    headerOf(seen, 'content-encoding') === 'gzip' &&
    type === 'application/octet-stream'
  ) {
    return [
      find(
        'problem',
        'It comes as gzip with "Content-Type: application/octet-stream", which Safari does not decode (WebKit bug 247421).',
        host.setHeaders(suffix, { 'Content-Type': 'application/gzip' }),
      ),
    ];
  }
  return [];
}

function checkCaching(seen: PartObservation, { host }: CheckContext, find: Find): Finding | undefined {
  const control = headerOf(seen, 'cache-control')?.toLowerCase() ?? '';
  const name = seen.part.url.pathname.split('/').at(-1) ?? '';
  const seconds = Number(/max-age=(\d+)/.exec(control)?.[1] ?? 0);
  if (HASHED_NAME.test(name)) {
    if (control.includes('immutable') && seconds >= LONG_SECONDS) return undefined;
    return find(
      'problem',
      `Its name is a hash of its content, but ${control === '' ? 'it comes without Cache-Control' : `"Cache-Control: ${control}"`} makes browsers ask for it again.`,
      host.setHeaders(suffixOf(seen), { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    );
  }
  if (control.includes('immutable') || seconds >= LONG_SECONDS) {
    return find(
      'problem',
      `It keeps its name when its content changes, but "Cache-Control: ${control}" lets browsers keep an old one.`,
      host.setHeaders(suffixOf(seen), { 'Cache-Control': 'public, max-age=0, must-revalidate' }),
    );
  }
  return control.includes('no-store')
    ? find(
        'note',
        `"Cache-Control: ${control}" makes every visit download it again.`,
        host.setHeaders(suffixOf(seen), { 'Cache-Control': 'public, max-age=0, must-revalidate' }),
      )
    : undefined;
}

/** Loader, framework and background are plain elements; the rest is fetched, which other origins must allow. */
function checkOrigin(
  seen: PartObservation,
  { host, pageUrl }: CheckContext,
  find: Find,
): Finding | undefined {
  const { role, url } = seen.part;
  if (url.origin === pageUrl.origin) return undefined;
  if (role === 'worker') {
    return find(
      'problem',
      'A worker must come from the same origin as the page.',
      'Serve the export from the site itself.',
    );
  }
  const allowed = headerOf(seen, 'access-control-allow-origin');
  const isFetched = ['code', 'data', 'symbols', 'memory'].includes(role);
  if (!isFetched || allowed === '*' || allowed === pageUrl.origin) return undefined;
  return find(
    'problem',
    `It comes from ${url.origin}, without "Access-Control-Allow-Origin".`,
    host.setHeaders(suffixOf(seen), { 'Access-Control-Allow-Origin': '*' }),
  );
}

function headerOf({ headers }: PartObservation, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The end of the file's name, which tells files of its kind from others: `.wasm.br`. */
function suffixOf({ part }: PartObservation): string {
  const name = part.url.pathname.split('/').at(-1) ?? '';
  return (
    /(?:\.(?:loader|framework|worker|symbols|code|data|memory|wasm|asm|js|json|mem|jpg|png))*(?:\.(?:br|gz|unityweb))?$/.exec(
      name,
    )?.[0] || name
  );
}

function tokenOf(compression: PartObservation['wireCompression']): string {
  return compression === 'brotli' ? 'br' : compression === 'none' ? 'identity' : compression;
}
