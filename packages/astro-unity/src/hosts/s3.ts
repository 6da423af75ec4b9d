import { IMMUTABLE, rulesFor } from './headers.ts';
import { folderName, write } from './output-file.ts';
import { type HostedSite, unityFolder } from './site.ts';
import type { HostSupport } from './support.ts';

export const s3: HostSupport = {
  delivery: 'headers',
  hasPageRules: false,
  emit: (site, { output }) => write(new URL('../unity.s3.sh', output), s3Script(site, folderName(output))),
};

/**
 * A shell script that uploads the Unity files of a built site to Amazon S3 with their metadata, which CloudFront
 * passes on. S3 has no other place for headers.
 *
 * @param output The folder of the built site, as the script is to find it from its own folder.
 */
function s3Script({ address, files, isolatedPages }: HostedSite, output: string): string {
  const folder = unityFolder(address);
  const copies = rulesFor(files).map(({ suffix, headers }) => {
    const {
      'Content-Type': type = '',
      'Content-Encoding': encoding,
      'Cache-Control': caching = '',
    } = headers;
    // The rules overlap in .js: what an earlier, more particular rule has uploaded is left out of later ones.
    const excluded = suffix === '.js' || suffix.startsWith('.js.') ? [`*.worker${suffix}`] : [];
    return copy([
      `--include ${quote(`*${suffix}`)}`,
      ...['*.StreamingAssets/*', ...excluded].map((pattern) => `--exclude ${quote(pattern)}`),
      `--content-type ${quote(type)}`,
      ...(encoding === undefined ? [] : [`--content-encoding ${encoding}`]),
      `--cache-control ${quote(caching)}`,
    ]);
  });
  const others = copy([
    "--include '*.StreamingAssets/*' --include '*.jpg' --include '*.png'",
    `--cache-control ${quote(IMMUTABLE)}`,
  ]);
  return `#!/bin/sh
# Uploads the Unity files with their headers. Written by astro-unity with every build.
# Usage: sh unity.s3.sh s3://bucket[/prefix], after: aws s3 sync ${output} s3://bucket --exclude '${folder}/*'
${isolatedPages.length === 0 ? '' : isolationNote(isolatedPages)}set -eu
from="$(cd "$(dirname "$0")" && pwd)/${output}/${folder}"
to="\${1:?name the bucket: s3://bucket}/${folder}"
copy() { aws s3 cp "$from" "$to" --recursive --exclude '*' "$@"; }
${[...copies, others].join('')}`;
}

function isolationNote(pages: readonly string[]): string {
  return `# Threads: S3 stores no Cross-Origin-Opener-Policy. Give these paths a response headers policy in CloudFront with
# Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp (the latter for *.worker.js,
# too): ${pages.join(' ')}
`;
}

function copy(options: string[]): string {
  return `copy ${options.join(' ')}\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
