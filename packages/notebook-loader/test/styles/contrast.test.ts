import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { contrast, parseColor, type Rgb, surfaces } from '../../src/outputs/color.ts';

const css = await readFile(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--nb-([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light: rgb(light), dark: rgb(dark) }],
  ),
);

function rgb(value: string): Rgb {
  const color = parseColor(value);
  if (!color) throw new Error(`${value} is no colour.`);
  return color;
}

function pair(name: string) {
  const found = pairs.get(name);
  if (!found) throw new Error(`tokens.css has no --nb-${name}.`);
  return found;
}

const texts = [...pairs.keys()].filter((name) => /^(?:ink|link|t-|ansi-)/.test(name));
const grounds = ['surface', 'surface-code', 'error-surface', 'warn-surface'];

describe('WCAG AA on every surface that it stands on', () => {
  test.each(texts)('--nb-%s', (name) => {
    for (const theme of ['light', 'dark'] as const) {
      for (const ground of grounds) {
        expect(
          contrast(pair(name)[theme], pair(ground)[theme]),
          `${theme} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('there are colours to check', () => {
    expect(texts.length).toBeGreaterThan(30);
  });
});

test('generated colours count with the surfaces of the stylesheet', () => {
  expect(pair('surface')).toEqual(surfaces);
});

test('every token class has a colour and a rule', async () => {
  const { tokenClasses } = await import('../../src/tree/highlight/token-classes.ts');
  const rules = await readFile(new URL('../../src/styles/code.css', import.meta.url), 'utf8');
  for (const name of Object.keys(tokenClasses)) {
    expect(rules).toContain(`.nb-t-${name} {\n  color: var(--nb-t-${name});`);
    expect(pairs.has(`t-${name}`)).toBe(true);
  }
});
