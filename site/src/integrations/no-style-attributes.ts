import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { moveStyleAttributes, styleSheetOf } from './style-attributes.ts';

/**
 * Moves the style attributes of the pages in a folder of the output, such as those that Starlight writes, into one
 * `<style>` that is the same in all of them: the Content-Security-Policy refuses the attributes, and allows the element by
 * one hash. It must stand before `securityHeaders()`.
 */
export function noStyleAttributes({ pages }: { pages: string }): AstroIntegration {
  return {
    name: 'no-style-attributes',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const moved = new Map<string, string>();
        const rules = new Map<string, string>();
        for await (const page of glob(`${pages}/**/*.html`, { cwd: folder })) {
          const result = moveStyleAttributes(await readFile(join(folder, page), 'utf8'));
          moved.set(page, result.html);
          for (const [name, text] of result.rules) rules.set(name, text);
        }
        const style = `<style>${styleSheetOf(rules)}</style></head>`;
        for (const [page, html] of moved)
          await writeFile(
            join(folder, page),
            html.replace('</head>', () => style),
          );
      },
    },
  };
}
