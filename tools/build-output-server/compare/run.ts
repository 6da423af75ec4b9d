import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serveBuildOutput } from '../src/index.ts';
import { ask } from './answer.ts';
import { compareAnswers } from './compare-answers.ts';
import { example, exampleRequests } from './example.ts';
import { startVercelDev } from './vercel-dev.ts';

/** Sends the same requests to this server and to Vercel's own. Status 1 if they differ in a way that is not stated. */
const directory = await mkdtemp(join(tmpdir(), 'compare-vercel-'));
try {
  process.exitCode = (await compare(directory)) ? 0 : 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function compare(root: string): Promise<boolean> {
  await writeExample(root);
  await using vercel = await startVercelDev(join(root, 'vercel'));
  const ours = await serveBuildOutput({ directory: join(root, 'output') });
  const stated = new Map<string, number>();
  let unstated = 0;
  for (const request of exampleRequests) {
    const answers = { ours: await ask(ours.url, request), vercel: await ask(vercel.origin, request) };
    const { differences, reasons } = compareAnswers({ request, ...answers });
    for (const reason of reasons) stated.set(reason, (stated.get(reason) ?? 0) + 1);
    if (differences.length === 0) continue;
    unstated++;
    console.log(`${request.method ?? 'GET'} ${request.path} ${JSON.stringify(request.headers ?? {})}`);
    for (const field of differences)
      console.log(`  ${field}: here ${answers.ours[field]}, vercel dev ${answers.vercel[field]}`);
  }
  await ours.close();
  console.log(`${exampleRequests.length} requests, ${unstated} answered differently.`);
  for (const [reason, times] of stated) console.log(`As stated, ${times} times: ${reason}`);
  return unstated === 0;
}

async function writeExample(root: string): Promise<void> {
  const write = async (path: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, content] of Object.entries(example.files)) {
    await write(`output/static/${path}`, content);
    await write(`vercel/public/${path}`, content);
  }
  const { routes } = example;
  await write('output/config.json', JSON.stringify({ version: 3, routes }));
  await write('vercel/vercel.json', JSON.stringify({ version: 2, outputDirectory: 'public', routes }));
}
