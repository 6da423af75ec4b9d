import type { IncomingHttpHeaders } from 'node:http';

/** A host whose way of setting headers is known. */
export interface Host {
  name: string;
  /**
   * How to send headers on this host.
   *
   * @param target The end of the names of some files (`.wasm.br`), or a whole path (`/demo/`).
   */
  setHeaders(target: string, headers: Readonly<Record<string, string>>): string;
}

/** What does it without further work. */
function byBuild(means: string): string {
  return `A build with astro-unity and ${means} does it. Else`;
}

const HOSTS: { matches: (headers: IncomingHttpHeaders) => boolean; host: Host }[] = [
  {
    matches: (headers) => 'x-vercel-id' in headers || server(headers).includes('vercel'),
    host: {
      name: 'Vercel',
      setHeaders: (target, headers) =>
        `${byBuild('@astrojs/vercel')} put into "headers" of vercel.json: ${JSON.stringify({ source: isPath(target) ? target : `/(.*)${target}`, headers: Object.entries(headers).map(([key, value]) => ({ key, value })) })}`,
    },
  },
  {
    matches: (headers) => 'x-nf-request-id' in headers || server(headers).includes('netlify'),
    host: {
      name: 'Netlify',
      setHeaders: (target, headers) =>
        `${byBuild("@astrojs/netlify, or its option host: 'netlify',")} put into the file _headers:\n${headersFile(target, headers)}`,
    },
  },
  {
    matches: (headers) => 'x-github-request-id' in headers || server(headers).includes('github'),
    host: {
      name: 'GitHub Pages',
      setHeaders: () =>
        "GitHub Pages cannot send headers of your own. The player of astro-unity needs none (option host: 'none'); for Unity's own page, export with Decompression Fallback (Player Settings → Publishing Settings), or move to a host that can.",
    },
  },
  {
    matches: (headers) => 'cf-ray' in headers || server(headers).includes('cloudflare'),
    host: {
      name: 'Cloudflare',
      setHeaders: (target, headers) =>
        'Content-Encoding' in headers
          ? `Cloudflare's static assets cannot carry an encoding of their own. ${byBuild("@astrojs/cloudflare, or its option host: 'cloudflare',")} deploy the file uncompressed, and Cloudflare compresses it, or serve it by a Worker with encodeBody: "manual".`
          : `Put into the file _headers:\n${headersFile(target, headers)}`,
    },
  },
  {
    matches: (headers) => server(headers).includes('nginx'),
    host: {
      name: 'nginx',
      setHeaders: (target, headers) => {
        const { 'Content-Type': type, ...others } = headers;
        const lines = [
          ...(type === undefined ? [] : ['types { }', `default_type ${type};`]),
          ...('Content-Encoding' in headers ? ['gzip off;'] : []),
          ...Object.entries(others).map(([name, value]) => `add_header ${name} "${value}";`),
        ];
        return `${byBuild("its option host: 'nginx'")} put into the server's block: location ${isPath(target) ? `= ${target}` : `~ ${escapeDots(target)}$`} { ${lines.join(' ')} }`;
      },
    },
  },
  {
    matches: (headers) => server(headers).includes('apache'),
    host: {
      name: 'Apache',
      setHeaders: (target, headers) => {
        const { 'Content-Type': type, 'Content-Encoding': encoding, ...others } = headers;
        const lines = [
          ...(type === undefined ? [] : [`ForceType ${type}`]),
          ...(encoding === undefined
            ? []
            : ['RemoveType .gz', `Header set Content-Encoding ${encoding}`, 'SetEnv no-gzip 1']),
          ...Object.entries(others).map(([name, value]) => `Header set ${name} "${value}"`),
        ];
        const block = lines.map((line) => `  ${line}`).join('\n');
        return isPath(target)
          ? `${byBuild("its option host: 'apache'")} put into the .htaccess of that folder:\n${block}`
          : `${byBuild("its option host: 'apache'")} put into .htaccess:\n<FilesMatch "${escapeDots(target)}$">\n${block}\n</FilesMatch>`;
      },
    },
  },
  {
    matches: (headers) => server(headers).includes('amazons3') || 'x-amz-cf-id' in headers,
    host: {
      name: 'Amazon S3',
      setHeaders: (target, headers) =>
        `${byBuild("its option host: 's3'")} upload ${describeTarget(target)} again with this metadata: ${listHeaders(headers)}. If CloudFront is in front, create an invalidation afterwards.`,
    },
  },
];

const UNKNOWN: Host = {
  name: 'an unknown host',
  setHeaders: (target, headers) =>
    `Let the server send these headers with ${describeTarget(target)}: ${listHeaders(headers)}.`,
};

/** The host that sent these headers, as far as they tell. */
export function recogniseHost(headers: IncomingHttpHeaders): Host {
  return HOSTS.find(({ matches }) => matches(headers))?.host ?? UNKNOWN;
}

function server({ server: value = '', via = '' }: IncomingHttpHeaders): string {
  return `${value} ${via}`.toLowerCase();
}

function listHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
}

/** The `_headers` format of Netlify and Cloudflare. */
function headersFile(target: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [isPath(target) ? target : `/*${target}`, ...lines].join('\n');
}

function isPath(target: string): boolean {
  return target.startsWith('/');
}

function describeTarget(target: string): string {
  return isPath(target) ? target : `all files that end in ${target}`;
}

function escapeDots(target: string): string {
  return target.replaceAll('.', '\\.');
}
