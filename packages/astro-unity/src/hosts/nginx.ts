import { IMMUTABLE, isolationHeaders, rulesFor } from './headers.ts';
import { write } from './output-file.ts';
import { basePattern, escapePattern, type HostedSite, servedPaths, unityFolder } from './site.ts';
import type { HostSupport } from './support.ts';

export const nginx: HostSupport = {
  delivery: 'headers',
  hasPageRules: true,
  emit: (site, { output }) => write(new URL('../unity.nginx.conf', output), nginxInclude(site)),
};

const NOTE = `# Headers for Unity exports, written by astro-unity with every build.
# Include it in the server block of the site: include /path/to/unity.nginx.conf;
# A location with add_header of its own inherits none from outside, so repeat yours here if you need them.
`;

/**
 * An include file for the `server` block of nginx. It says where the headers go, and nothing of where the files lie.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export function nginxInclude({ address, files, isolatedPages }: HostedSite): string {
  const folder = `${basePattern(address)}/${escapePattern(unityFolder(address))}/`;
  // nginx takes the first pattern that matches, so the rule for everything else comes last.
  const parts = rulesFor(files).map(({ suffix, headers }) =>
    location(`~ "${folder}[^/]+${escapePattern(suffix)}$"`, fileDirectives(headers)),
  );
  const rest = location(`~ "${folder}"`, [addHeader('Cache-Control', IMMUTABLE)]);
  const pages = isolatedPages.flatMap((page) =>
    servedPaths(page, address).map((path) =>
      location(`= "${path}"`, [
        ...Object.entries(isolationHeaders).map(([name, value]) => addHeader(name, value)),
        // An index would be looked up in a new request, which these headers would not be for.
        `try_files ${quote(path.endsWith('/') ? `${path}index.html` : path)} ${quote(`${path}.html`)} =404;`,
      ]),
    ),
  );
  return [NOTE, ...parts, rest, ...pages].join('\n');
}

function fileDirectives({ 'Content-Type': type, ...others }: Readonly<Record<string, string>>): string[] {
  return [
    // The table of types goes by the last suffix, .br or .gz; an empty one makes nginx use the default.
    'types { }',
    `default_type ${type};`,
    ...('Content-Encoding' in others ? ['gzip off;'] : []),
    ...Object.entries(others).map(([name, value]) => addHeader(name, value)),
  ];
}

function addHeader(name: string, value: string): string {
  return `add_header ${name} "${value}";`;
}

function location(match: string, directives: string[]): string {
  return `location ${match} {\n${directives.map((line) => `  ${line}\n`).join('')}}\n`;
}

function quote(path: string): string {
  return JSON.stringify(path);
}
