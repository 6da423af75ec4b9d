import type { CommandOptions, Output } from '../command-line.ts';
import { paint } from '../paint.ts';
import { formatBytes, formatTable } from '../table.ts';
import { checkPage, type OpenedPage } from './check-page.ts';
import { checkPart } from './check-part.ts';
import { checkTransform } from './check-transform.ts';
import { checkCompanion } from './companion.ts';
import { findFrames, findPlayers } from './find-players.ts';
import type { Finding } from './finding.ts';
import { recogniseHost } from './host.ts';
import { describeFailure, readText, request } from './http.ts';
import { observePart, type PartObservation } from './observe-part.ts';
import type { ServedPlayer } from './served-player.ts';

/** Longer pages are not read. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** What was found out about a deployed page; printed as it is by `--json`. */
export interface Diagnosis {
  url: string;
  host: string;
  parts: {
    role: string;
    url: string;
    status: number;
    bytes: number;
    decodedBytes: number;
    encoding: string;
    type: string;
  }[];
  findings: Finding[];
}

/** `astro-unity doctor <url>`: checks a deployed page. Status 1 if anything is wrong. */
export async function doctor(address: string, { json }: CommandOptions, output: Output): Promise<number> {
  let diagnosis: Diagnosis;
  try {
    diagnosis = await diagnose(parseAddress(address));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (json) output.out(JSON.stringify({ error: { message } }, null, 2));
    else output.error(message);
    return 1;
  }
  output.out(json ? JSON.stringify(diagnosis, null, 2) : formatDiagnosis(diagnosis, output.color));
  return diagnosis.findings.some(({ level }) => level === 'problem') ? 1 : 0;
}

/**
 * Fetches a page and all parts of its Unity exports, and judges them.
 *
 * @throws {Error} if the page cannot be had or holds no Unity export.
 */
export async function diagnose(address: URL): Promise<Diagnosis> {
  const page = await openPage(address);
  const pages = page.players.length > 0 ? [page] : await openFrames(page);
  if (pages.length === 0) {
    throw new Error(
      `${page.url.href} holds no Unity export: neither a <unity-player> element, nor a script that starts Unity, nor a frame with one of them. If a script adds the game or its frame, check the address of the frame.`,
    );
  }

  const findings = checkPage(page, pages);
  const observations: PartObservation[] = [];
  for (const { url, host, players } of pages) {
    for (const player of players) {
      const seen = await observeParts(player);
      observations.push(...seen);
      const loaderDecompresses =
        player.generation === 'global-module' || seen.some(({ hasDecompressor }) => hasDecompressor);
      for (const part of seen) {
        const partHost = part.part.url.origin === url.origin ? host : recogniseHost(part.headers);
        findings.push(...checkPart(part, { host: partHost, pageUrl: url, loaderDecompresses }));
      }
      findings.push(...checkTransform(seen, host));
      for (const companion of player.companions) findings.push(...(await checkCompanion(companion, host)));
    }
  }
  return { url: page.url.href, host: page.host.name, parts: observations.map(summarise), findings };
}

/** @throws {Error} if there is no page at the address. */
async function openPage(address: URL): Promise<OpenedPage> {
  const response = await request(address).catch((error: unknown) => {
    throw new Error(`${address.href} cannot be reached: ${describeFailure(error)}`, { cause: error });
  });
  const { url, headers, status } = response;
  const html = await readText(response, MAX_PAGE_BYTES);
  if (status !== 200) throw new Error(`${url.href} answers ${status}; there is no page to check.`);
  return { url, headers, host: recogniseHost(headers), html, players: await findPlayers(html, url) };
}

/** The pages in a page's frames that hold an export. A frame that cannot be had holds none that could be checked. */
async function openFrames({ html, url }: OpenedPage): Promise<OpenedPage[]> {
  const opened = await Promise.all(
    findFrames(html, url).map((address) => openPage(address).catch(() => undefined)),
  );
  return opened.filter((frame) => frame !== undefined).filter(({ players }) => players.length > 0);
}

/** One after another: a check must not be a burst of traffic, and large parts share the line. */
async function observeParts(player: ServedPlayer): Promise<PartObservation[]> {
  const observations: PartObservation[] = [];
  for (const part of player.parts) observations.push(await observePart(part, player));
  return observations;
}

function summarise({
  part,
  status,
  bytes,
  receivedBytes,
  headers,
}: PartObservation): Diagnosis['parts'][number] {
  return {
    role: part.role,
    url: part.url.href,
    status,
    bytes,
    decodedBytes: receivedBytes,
    encoding: String(headers['content-encoding'] ?? 'none'),
    type: String(headers['content-type'] ?? 'none'),
  };
}

function parseAddress(address: string): URL {
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Error(`"${address}" is not the address of a page, such as https://example.com/demo/.`);
}

function formatDiagnosis({ url, host, parts, findings }: Diagnosis, color: boolean): string {
  const table = formatTable(
    [
      { title: 'role' },
      { title: 'status', align: 'right' },
      { title: 'received', align: 'right' },
      { title: 'encoding' },
      { title: 'decoded', align: 'right' },
      { title: 'type' },
    ],
    parts.map((part) => [
      part.role,
      String(part.status || '–'),
      formatBytes(part.bytes),
      part.encoding,
      formatBytes(part.decodedBytes),
      part.type,
    ]),
  );
  const problems = findings.filter(({ level }) => level === 'problem').length;
  const verdict =
    problems === 0
      ? paint('green', 'All is well.', color)
      : paint('red', problems === 1 ? '1 problem.' : `${problems} problems.`, color);
  return [
    paint('bold', `${url} on ${host}`, color),
    '',
    table,
    '',
    ...findings.map((finding) => formatFinding(finding, color)),
    verdict,
  ].join('\n');
}

function formatFinding({ level, role, url, message, remedy }: Finding, color: boolean): string {
  const title = paint(level === 'problem' ? 'red' : 'yellow', level, color);
  const indented = remedy.split('\n').join('\n    ');
  return `${title} ${role ?? 'page'} ${url}\n  ${message}\n  → ${indented}\n`;
}
