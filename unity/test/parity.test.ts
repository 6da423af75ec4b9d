import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile, hasCompiler } from '../checks/csharp.ts';
import { SCENARIO } from '../checks/parity/commands.ts';
import { playReference } from '../checks/parity/reference.ts';
import { CLIPS } from '../reference-player/clips/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, '../checks/parity/Program.cs');

const needs = hasCompiler ? '' : ' (skipped: install Debian’s mono-mcs to run it)';

/** Plays the scenario with the C# of the Unity project. */
async function playProject(): Promise<number[][]> {
  const folder = temporaryFolder();
  const program = join(folder, 'parity.exe');
  await compile({ out: program, define: 'UNITY_EDITOR', program: PROGRAM });
  for (const clip of CLIPS) writeFileSync(join(folder, clip.name), JSON.stringify(clip));
  const input = SCENARIO.map(
    ([name, value]) => `${name} ${name === 'clip' ? join(folder, String(value)) : value}\n`,
  ).join('');
  const { stdout, stderr, status } = spawnSync('mono', [program], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(status, stderr).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test.skipIf(!hasCompiler)(
  `the C# moves every joint as the reference player does, within a millimetre${needs}`,
  async () => {
    const [project, reference] = await Promise.all([playProject(), playReference(SCENARIO)]);
    expect(project).toHaveLength(reference.length);
    const furthest = reference.reduce(
      (most, [, , , ...positions], frame) =>
        Math.max(
          most,
          ...positions.map((value, index) => Math.abs(value - (project[frame]?.[index + 3] ?? Number.NaN))),
        ),
      0,
    );
    expect(furthest).toBeLessThan(1e-3);
    const feet = (frames: number[][]): number[] => frames.flatMap(([, landed]) => landed ?? []);
    expect(feet(project)).toEqual(feet(reference));
    expect(feet(reference).filter((landed) => landed > 0).length).toBeGreaterThan(50);
    const knees = project.map(([, , knee]) => knee ?? Number.NaN);
    for (const [frame, [, , knee = Number.NaN]] of reference.entries())
      expect(knees[frame]).toBeCloseTo(knee, 0);
  },
);
