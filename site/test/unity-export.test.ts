import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The folder of the export that the site would be built with. */
async function exportFolder(): Promise<unknown> {
  const unity = vi.fn(() => ({ name: 'astro-unity', hooks: {} }));
  vi.doMock('astro-unity', () => ({ default: unity }));
  await import('../astro.config.mjs');
  return unity.mock.calls;
}

test.each([
  ['../unity/Builds/Web', '../unity/Builds/Web'],
  ['', '../unity/reference-player/dist'],
  [undefined, '../unity/reference-player/dist'],
])('with UNITY_EXPORT set to %j the site plays %s', async (variable, folder) => {
  vi.stubEnv('UNITY_EXPORT', variable);
  expect(await exportFolder()).toEqual([
    [expect.objectContaining({ builds: { 'pose-demo': expect.objectContaining({ export: folder }) } })],
  ]);
});
