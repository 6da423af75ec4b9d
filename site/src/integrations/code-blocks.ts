import type { AstroIntegration, ShikiConfig } from 'astro';
import { tokenClasses } from '../components/token-classes.ts';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];

/** Puts a block of Markdown code into a figure; ` ```js title="astro.config.mjs"` names the file that it belongs to. */
const figure: Transformer = {
  name: 'code-figure',
  root(root) {
    const [, title] = /\btitle="([^"]*)"/.exec(this.options.meta?.__raw ?? '') ?? [];
    const block = root.children.filter((child) => child.type === 'element');
    root.children = [
      {
        type: 'element',
        tagName: 'figure',
        properties: { class: 'code-block' },
        children: title
          ? [
              {
                type: 'element',
                tagName: 'figcaption',
                properties: {},
                children: [{ type: 'text', value: title }],
              },
              ...block,
            ]
          : block,
      },
    ];
  },
};

/** Colours the code of Markdown pages with classes in the place of style attributes, and shows whose file it is. */
export function codeBlocks(): AstroIntegration {
  return {
    name: 'code-blocks',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          markdown: { shikiConfig: { theme: 'css-variables', transformers: [tokenClasses, figure] } },
        });
      },
    },
  };
}
