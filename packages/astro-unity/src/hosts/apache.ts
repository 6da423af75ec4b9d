import { headerRules, IMMUTABLE, isolationHeaders } from './headers.ts';
import { appendTo, write } from './output-file.ts';
import { escapePattern, type HostedSite, servedPaths, unityFolder } from './site.ts';
import type { HostSupport } from './support.ts';

export const apache: HostSupport = {
  telltales: ['public/.htaccess'],
  delivery: 'headers',
  hasPageRules: true,
  emit: async (site, { output }) => [
    ...(await write(new URL(`./${unityFolder(site.address)}/.htaccess`, output), apacheFolderRules())),
    ...(await appendTo(new URL('./.htaccess', output), apachePageRules(site))),
  ],
};

/** Names of parts: a hash, perhaps a kind, and the suffix of a rule. Files of the game have other names. */
const PART_NAME = '^[0-9a-f]{16}(\\.[a-z]+)?';

const FOR_ALL = [
  // Common configurations take .gz for an encoding, and .br for Breton; a game wants its own .gz files as they are.
  'RemoveEncoding .gz .br',
  'RemoveLanguage .br',
  `Header set Cache-Control "${IMMUTABLE}"`,
];

/**
 * The `.htaccess` of the folder with the Unity files, so that it is right under every base. Needs `mod_headers`, and
 * `AllowOverride FileInfo`.
 */
export function apacheFolderRules(): string {
  // Apache applies all blocks that match, in order, so the most particular comes last.
  const parts = headerRules.toReversed().map(({ suffix, headers }) => {
    const { 'Content-Type': type, 'Content-Encoding': encoding, ...others } = headers;
    return block('FilesMatch', `${PART_NAME}${escapePattern(suffix)}$`, [
      `ForceType ${type}`,
      ...(encoding === undefined ? [] : encodedDirectives(encoding)),
      ...setHeaders(others),
    ]);
  });
  return `# By astro-unity\n${FOR_ALL.map((line) => `${line}\n`).join('')}${parts.join('')}`;
}

/** What comes to the `.htaccess` of the site for the pages that need threads; empty where there is none. */
export function apachePageRules({ address, isolatedPages }: Omit<HostedSite, 'files'>): string {
  if (isolatedPages.length === 0) return '';
  const conditions = isolatedPages
    .flatMap((page) => servedPaths(page, address))
    .map((path) => {
      const page = escapePattern(path.replace(/\/$/, ''));
      return `SetEnvIf Request_URI "^${page}(/|/index\\.html|\\.html)?$" UNITY_THREADS\n`;
    });
  const headers = Object.entries(isolationHeaders).map(
    ([name, value]) => `Header set ${name} "${value}" env=UNITY_THREADS\n`,
  );
  return `# Pages with threads, by astro-unity\n${conditions.join('')}${headers.join('')}`;
}

function encodedDirectives(encoding: string): string[] {
  return ['SetEnv no-gzip 1', 'SetEnv no-brotli 1', `Header set Content-Encoding "${encoding}"`];
}

function setHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `Header set ${name} "${value}"`);
}

function block(directive: string, argument: string, lines: string[]): string {
  return `<${directive} "${argument}">\n${lines.map((line) => `  ${line}\n`).join('')}</${directive}>\n`;
}
