import { expect, test } from 'vitest';
import { copyFixture } from './build-fixture.ts';

test('astro dev serves the frames of trusted notebooks', async () => {
  const fixture = await copyFixture('layouts');
  const { url, stop } = await fixture.dev();
  try {
    const page = await (await fetch(`${url}/course/second`)).text();
    const source = /<iframe src="([^"]+)"/.exec(page)?.[1] ?? '';
    const frame = await fetch(new URL(source, url));
    expect(frame.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await frame.text()).toMatch(/^<!doctype html>[\s\S]*Content-Security-Policy[\s\S]*alive/);
  } finally {
    await stop();
    await fixture.remove();
  }
});
