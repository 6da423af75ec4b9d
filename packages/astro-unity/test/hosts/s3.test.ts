import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { headersOf } from '../../src/hosts/headers.ts';
import { emitHostFiles } from '../../src/hosts/host.ts';
import { removeSyntheticExports } from '../synthetic-export.ts';
import { FILES, SITE, writeHostedSite } from './hosted-site.ts';

afterAll(removeSyntheticExports);

/** Stands in for the AWS command line: writes down what it is called with. */
const STAND_IN =
  '#!/bin/sh\nfor argument in "$@"; do printf "%s\\t" "$argument"; done >> "$CALLS"\necho >> "$CALLS"\n';

it('the script uploads every file once, with the metadata of its kind', async () => {
  const { directory, ...places } = await writeHostedSite();
  const root = fileURLToPath(places.root);
  await emitHostFiles('s3', SITE, places);
  await writeFile(join(root, 'aws'), STAND_IN);
  await chmod(join(root, 'aws'), 0o755);
  const calls = join(root, 'calls');
  await promisify(execFile)('sh', [join(root, 'unity.s3.sh'), 's3://bucket/site'], {
    env: { PATH: `${root}:${process.env.PATH}`, CALLS: calls },
  });

  const uploads = (await readFile(calls, 'utf8')).trimEnd().split('\n').map(parseCall);
  for (const { from, to } of uploads) {
    expect(from).toBe(join(directory, '_astro/unity'));
    expect(to).toBe('s3://bucket/site/_astro/unity');
  }
  for (const path of FILES) {
    const name = path.slice('unity/'.length);
    const matching = uploads.filter((upload) => isIncluded(name, upload.filters));
    expect(
      matching.map(({ metadata }) => metadata),
      path,
    ).toEqual([
      {
        ...headersOf(path),
        // S3 knows no such header; the script says what to do about it.
        'Cross-Origin-Embedder-Policy': undefined,
      },
    ]);
  }
});

interface Upload {
  from: string | undefined;
  to: string | undefined;
  filters: [option: string, pattern: string][];
  metadata: Record<string, string | undefined>;
}

const METADATA: Readonly<Record<string, string>> = {
  '--content-type': 'Content-Type',
  '--content-encoding': 'Content-Encoding',
  '--cache-control': 'Cache-Control',
};

function parseCall(line: string): Upload {
  const [, , from, to, ...rest] = line.split('\t');
  const upload: Upload = { from, to, filters: [], metadata: {} };
  rest.forEach((option, index) => {
    const value = rest[index + 1] ?? '';
    if (option === '--include' || option === '--exclude') upload.filters.push([option, value]);
    const header = METADATA[option];
    if (header) upload.metadata[header] = value;
  });
  return upload;
}

/** As the AWS command line decides: the last filter that matches counts, and `*` matches slashes, too. */
function isIncluded(name: string, filters: Upload['filters']): boolean {
  let included = true;
  for (const [option, pattern] of filters) {
    const expression = new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '.*')}$`);
    if (expression.test(name)) included = option === '--include';
  }
  return included;
}
