import starlight from '@astrojs/starlight';
import type { AstroIntegration } from 'astro';

const own = (name: string): string => `./src/components/docs/${name}.astro`;

/** The pages below `/docs/`: Starlight, with the site's head, header, theme and way of colouring code. */
export function documentation(): AstroIntegration {
  return starlight({
    title: 'RealMotionEngine',
    titleDelimiter: '·',
    description: 'How to put Unity exports and Jupyter notebooks on Astro pages.',
    favicon: '/favicon.svg',
    // The site's own 404 page answers for the documentation as well.
    disable404Route: true,
    // Its colours are style attributes, which the Content-Security-Policy refuses; see `code-blocks.ts`.
    expressiveCode: false,
    routeMiddleware: './src/integrations/docs-route.ts',
    customCss: ['./src/styles/docs.css'],
    components: {
      Head: own('Head'),
      SiteTitle: own('SiteTitle'),
      SocialIcons: own('MainLinks'),
      ThemeProvider: own('ThemeBeforePaint'),
      ThemeSelect: own('ThemeSwitch'),
    },
    sidebar: [
      { label: 'Introduction', slug: 'docs' },
      {
        label: 'astro-unity',
        items: [
          { slug: 'docs/astro-unity/first-page' },
          { slug: 'docs/astro-unity/messages' },
          { slug: 'docs/astro-unity/hosts' },
          { slug: 'docs/astro-unity/threads' },
          { slug: 'docs/astro-unity/offline' },
          { slug: 'docs/astro-unity/from-react-unity-webgl' },
          { slug: 'docs/astro-unity/troubleshooting' },
          { slug: 'docs/astro-unity/peers' },
        ],
      },
      {
        label: 'notebook-loader',
        items: [
          { slug: 'docs/notebook-loader/first-notebook' },
          { slug: 'docs/notebook-loader/composing' },
          { slug: 'docs/notebook-loader/theming' },
          { slug: 'docs/notebook-loader/running' },
          { slug: 'docs/notebook-loader/trust' },
          { slug: 'docs/notebook-loader/command-line' },
          { slug: 'docs/notebook-loader/from-nbconvert' },
          { slug: 'docs/notebook-loader/from-quarto' },
          { slug: 'docs/notebook-loader/from-jupyter-book' },
          { slug: 'docs/notebook-loader/peers' },
        ],
      },
      { slug: 'docs/versions' },
    ],
  });
}
