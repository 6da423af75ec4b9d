import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { renderNotebook, toHtml } from '../../src/render.ts';
import { code, markdown, notebook, renderCells, stream } from '../build-notebook.ts';
import { attacks, hostileMetadata, html, md, out } from './attacks.ts';

/**
 * What a browser would make of the page's HTML: everything in it that could run, load from elsewhere, navigate by itself,
 * cover the page, or take a name in its document.
 */
function dangers(html: string): string[] {
  const found: string[] = [];
  const root: Root = fromHtml(html, { fragment: true });
  visit(root, 'element', (node: Element) => {
    const { tagName, properties } = node;
    if (
      /^(?:script|iframe|frame|object|embed|applet|link|meta|base|form|style|template|noscript|svg|foreignobject|textarea|button|dialog|portal)$/.test(
        tagName,
      )
    )
      found.push(`<${tagName}>`);
    if (tagName === 'input' && properties.disabled !== true) found.push('<input>');
    for (const [name, value] of Object.entries(properties)) {
      const text = String(value);
      if (/^on/i.test(name)) found.push(`${tagName}[${name}]`);
      if (
        /^(?:style|srcset|srcDoc|formAction|action|target|ping|background|is|slot|autoFocus|contentEditable|accessKey|popover)$/i.test(
          name,
        )
      )
        found.push(`${tagName}[${name}]`);
      if (/^(?:src|poster|data)$/.test(name) && !/^notebook-media:|^[\w./-]+$/.test(text))
        found.push(`${tagName}[${name}=${text}]`);
      if (name === 'href' && !/^(?:https?:|mailto:|notebook-media:|#|[\w./?%-]+(?:#|$))/i.test(text))
        found.push(`a[href=${text}]`);
      if (name === 'id' && /^(?:cookie|body|forms|getElementById|x)$/.test(text)) found.push(`id ${text}`);
      if (name === 'name' && !/^nb-widget-[\w-]+$/.test(text)) found.push(`name ${text}`);
      if (/^data[A-Z]/.test(name) && !/^data(?:Mime|Tags|Label|Language|Notebook\w+|Footnote\w+)$/.test(name))
        found.push(name);
    }
  });
  return found;
}

describe('attacks', () => {
  test.each(Object.entries(attacks))('%s', async (_, cells) => {
    const { hast, media } = await renderNotebook(notebook(cells, hostileMetadata));
    expect(dangers(toHtml(hast))).toEqual([]);
    for (const { mediaType, bytes, name } of media) {
      expect(name).toMatch(/^[\da-f]{16}\.[a-z\d]+$/);
      if (mediaType !== 'image/svg+xml') continue;
      expect(new TextDecoder().decode(bytes)).not.toMatch(
        /<script|foreignObject|\son\w+=|javascript:|https?:\/\/(?!www\.w3\.org)|<set|<animate/i,
      );
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('the detector sees what it looks for', () => {
    for (const bad of [
      '<script></script>',
      '<img src=x onerror=y>',
      '<a href="javascript:x">y</a>',
      '<p style="x">',
      '<img src="https://a.b">',
      '<a id=x></a>',
    ]) {
      expect(dangers(bad)).not.toEqual([]);
    }
  });
});

describe('floods: each is shown or refused in time, and never overflows', () => {
  const deep = 5000;
  const floods: Record<string, object[]> = {
    'nested quotes': md('>'.repeat(deep)),
    'nested lists': md('- '.repeat(deep)),
    'nested HTML in Markdown': md('<div>\n\n'.repeat(deep)),
    'nested HTML': html('<div>'.repeat(deep)),
    'nested tables': html('<table><tr><td>'.repeat(deep)),
    'nested SVG': out({ 'image/svg+xml': `<svg>${'<g>'.repeat(deep)}` }),
    'nested math': md(`$${'{'.repeat(deep)}x${'}'.repeat(deep)}$`),
    'open brackets': md('['.repeat(50_000)),
    'open emphasis': md('*a '.repeat(50_000)),
    'back ticks': md('`'.repeat(50_000)),
    'open comments': md('<!--'.repeat(20_000)),
    'wide table': md(`${'|a'.repeat(deep)}\n${'|-'.repeat(deep)}\n${'|\n'.repeat(deep)}`),
    backspaces: [code('', [stream('\b'.repeat(1_000_000))])],
    'carriage returns': [code('', [stream('progress\r'.repeat(500_000))])],
    'escape sequences': [code('', [stream('\u001b[1;'.repeat(200_000))])],
    'long line of code': [code('('.repeat(100_000))],
    'open CSS': html(`<style>${'a{'.repeat(50_000)}</style>x`),
  };
  test.each(Object.entries(floods))('%s', async (_, cells) => {
    const { html } = await renderCells([...cells, markdown('the end')]);
    expect(html).toContain('the end');
  });

  test('nested JSON', async () => {
    const json = `${'['.repeat(deep)}${']'.repeat(deep)}`;
    const content = JSON.stringify({ nbformat: 4, metadata: {}, cells: out({ 'application/json': 'HERE' }) });
    expect(toHtml((await renderNotebook(content.replace('"HERE"', json))).hast)).toContain('nb-json');
  });
});
