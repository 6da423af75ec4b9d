import { packageBuild } from '../../tools/package-build.ts';
import manifest from './package.json' with { type: 'json' };

export default packageBuild(manifest, [
  // What `packageModule()` is asked for, and itself, so that it is where the paths begin.
  'src/package-file.ts',
  'src/astro/make-draft.ts',
  'src/astro/routes/*.ts',
  'src/cli/check/check-notebook.ts',
  'src/cli/render/draft-page.ts',
  'src/outputs/drawing/worker.ts',
  'src/starlight/list-notebooks.ts',
]);
