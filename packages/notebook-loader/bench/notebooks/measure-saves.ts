import { spawn } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** In milliseconds. */
const PAUSE = 5;

/** Milliseconds after which a page that does not show a change is given up. */
const LONGEST = 30_000;

/** Where and how often to save. */
interface SavesToMeasure {
  /** A notebook or a Markdown file. */
  file: string;
  /** Address of its page, without the host. */
  page: string;
  saves: number;
}

/**
 * Saves a file again and again while `astro dev` serves its page, and measures how long it takes until the page shows what was
 * saved. The first one counts not: it finds modules that were not asked for before.
 *
 * @param command `astro`'s file, and the folder of the site.
 * @returns Milliseconds of each.
 */
export async function measureSaves(
  [astro, root]: readonly [string, string],
  { file, page, saves }: SavesToMeasure,
): Promise<number[]> {
  const child = spawn(
    process.execPath,
    [astro, 'dev', '--root', root, '--port', '0', '--host', '127.0.0.1'],
    {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (text) => {
        output += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
        if (found) resolve(found[0]);
      });
      child.once('close', () => reject(new Error(`astro dev ended before it served:\n${output}`)));
    });
    const shows = async (text: string) => (await (await fetch(origin + page)).text()).includes(text);
    await shows('');
    const times: number[] = [];
    for (let save = 0; save <= saves; save++) {
      const text = `saved${save}x${Math.trunc(performance.now())}`;
      await addText(file, text);
      const started = performance.now();
      while (!(await shows(text))) {
        // Who asks without a pause keeps the server from what it is asked for.
        await setTimeout(PAUSE);
        if (performance.now() - started > LONGEST) throw new Error(`${page} does not show what was saved.`);
      }
      times.push(performance.now() - started);
    }
    return times.slice(1);
  } finally {
    child.kill();
  }
}

async function addText(path: string, text: string): Promise<void> {
  if (path.endsWith('.md')) return appendFile(path, `\n\n${text}\n`);
  const notebook: { cells: unknown[] } = JSON.parse(await readFile(path, 'utf8'));
  notebook.cells.push({ cell_type: 'markdown', id: text, metadata: {}, source: text });
  await writeFile(path, JSON.stringify(notebook));
}
