import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIPS } from './reference-player/clips/index.ts';

// Unity loads by name what lies in a folder called Resources.
const folder = join(import.meta.dirname, 'Assets/Resources/Clips');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const clip of CLIPS) writeFileSync(join(folder, `${clip.name}.json`), JSON.stringify(clip));
console.log(`unity: ${CLIPS.length} clips in ${folder}`);
