import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preview } from 'astro';
import { describe, expect, test } from 'vitest';
import { partsOf, readPages, readReadmes } from './code-blocks.ts';
import { commandsToRun, runCommand } from './commands.ts';
import { builtFile, writeGuide } from './guide-project.ts';

/** The address that stands for a reader's deployed page. */
const DEPLOYED = 'https://example.com/';

const guides = [...(await readPages()), ...readReadmes().flatMap(partsOf)].filter(({ blocks }) =>
  blocks.some(({ title, language }) => title || language === 'sh'),
);

describe.concurrent('guides', () => {
  test.each(guides)('$path: its project builds, and its commands run', async (guide) => {
    await using guard = new AsyncDisposableStack();
    const project = await writeGuide(guide);
    guard.defer(project.remove);
    await runCommand('npx astro build', project.root);
    if (guide.blocks.some(({ title = '' }) => /\.(?:astro|tsx?)$/.test(title))) {
      await runCommand('npx astro check', project.root);
    }

    for (const page of project.pages) {
      const html = await readFile(join(project.root, 'dist', builtFile(page)), 'utf8');
      expect(html, page).not.toContain('cannot be shown');
      const source = await readFile(join(project.root, page), 'utf8');
      if (/<(?:UnityPlayer|Game)\b/.test(source)) expect(html, page).toContain('<unity-player');
      if (/<Notebook(?:Cell)?\b/.test(source))
        expect(html, page).toContain('The angle of the knee in a stride');
    }

    const commands = guide.blocks
      .filter(({ language }) => language === 'sh')
      .flatMap(({ code }) => commandsToRun(code))
      .filter((line) => line !== 'npx astro build');
    if (commands.some((line) => line.includes(DEPLOYED)) && project.pages.includes('src/pages/game.astro')) {
      const server = await preview({ root: project.root, logLevel: 'error', server: { port: 0 } });
      guard.defer(() => server.stop());
      const address = `http://localhost:${server.port}/`;
      for (const line of commands) await runCommand(line.replace(DEPLOYED, address), project.root);
    } else {
      for (const line of commands.filter((command) => !command.includes(DEPLOYED)))
        await runCommand(line, project.root);
    }
    if (guide.blocks.some(({ title }) => title === 'render.mjs')) {
      expect(await runCommand('npx render.mjs', project.root)).toContain('A walking human');
    }
  });
});
