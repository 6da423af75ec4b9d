import { packageBuild } from '../../tools/package-build.ts';
import manifest from './package.json' with { type: 'json' };

export default packageBuild(manifest);
