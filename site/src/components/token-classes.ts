import type { ShikiConfig } from 'astro';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];

/**
 * Turns the colours of the `css-variables` theme into classes (`token-string`, `token-keyword`, …) and drops every style
 * attribute, which the site's Content-Security-Policy forbids.
 */
export const tokenClasses: Transformer = {
  name: 'token-classes',
  pre(node) {
    node.properties.style = undefined;
  },
  span(node) {
    const [, token] = /--astro-code-token-([\w-]+)/.exec(String(node.properties.style ?? '')) ?? [];
    node.properties.style = undefined;
    if (token) this.addClassToHast(node, `token-${token}`);
  },
};
