/** The floors of ARCHITECTURE.md: which folder may import from which. `pnpm check` holds the code against it. */

const unity = '^packages/astro-unity/src';
const notebooks = '^packages/notebook-loader/src';

/** What `folders` of a package import of its other folders; where a file of the package lies, each may ask. */
const onlyFrom = (name, source, folders, allowed) => ({
  name,
  severity: 'error',
  from: { path: `${source}/(?:${folders})/` },
  to: {
    path: `${source}/`,
    pathNot: `${source}/(?:(?:${[folders, ...allowed].join('|')})/|package-file\\.ts$)`,
  },
});

export default {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Data goes down once and never back up.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    onlyFrom('unity-read', unity, 'export|metadata', []),
    onlyFrom('unity-transform', unity, 'pack|bridge', ['export|metadata']),
    onlyFrom('unity-emit', unity, 'encode|hosts|service-worker', ['export|metadata', 'pack|bridge']),
    onlyFrom('notebooks-read', notebooks, 'nbformat', []),
    onlyFrom('notebooks-transform', notebooks, 'tree|outputs|trust|convert|launch', ['nbformat']),
    {
      name: 'transforms-are-pure',
      comment: 'Input and output live on the first and the last floor.',
      severity: 'error',
      from: {
        path: [`${unity}/(?:pack|bridge)/`, `${notebooks}/(?:tree|outputs|trust|convert|launch)/`],
      },
      to: { dependencyTypes: ['core'], path: '^(?:node:)?(?:fs|child_process|https?|net|os)\\b' },
    },
    {
      name: 'browsers-have-no-node',
      comment: 'What runs in the browser reaches no module of Node.js, however far down.',
      severity: 'error',
      from: { path: [`${unity}/(?:client|react)/`, `${unity}/toolbar/(?:app|restart-players)\\.ts$`] },
      to: {
        path: '^(?:node:)?(?:assert|buffer|child_process|crypto|fs|os|path|process|stream|url|util|zlib)\\b',
        reachable: true,
      },
    },
    {
      name: 'sources-have-no-tests',
      severity: 'error',
      from: { path: '/src/' },
      to: { path: '/(?:test|bench)/' },
    },
    {
      name: 'by-the-front-door',
      comment: 'The site uses the packages by what they export.',
      severity: 'error',
      from: { path: '^site/src/' },
      to: { path: '^packages/[^/]+/src/', dependencyTypes: ['local'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types alone are no dependencies: nothing of them is left when the code runs.
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
