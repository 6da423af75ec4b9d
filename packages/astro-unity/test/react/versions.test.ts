import react from '@astrojs/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openReferenceSite, type ReferenceSite } from '../browser/reference-site.ts';
import { testPage } from '../pages.ts';

const FILES = {
  'src/pages/index.astro': testPage('<Island client:load />', {
    frontmatter: "import { Island } from '../island.tsx';",
  }),
  'src/island.tsx': `import { UnityPlayer, useUnity } from 'astro-unity/react';
import { StrictMode, useState, version } from 'react';

export function Island() {
  const unity = useUnity();
  const [isShown, setShown] = useState(true);
  return (
    <StrictMode>
      <h1>{version}</h1>
      <output>{unity.state} {unity.instance ? 'running' : ''}</output>
      <button onClick={unity.dispose}>Dispose</button>
      <button onClick={unity.start}>Start</button>
      <button onClick={() => setShown(!isShown)}>Toggle</button>
      {isShown && <UnityPlayer ref={unity.ref} build="pose" title="Walking human" load="eager" />}
    </StrictMode>
  );
}
`,
};

const REACT_18 = { react: 'react-18', 'react-dom': 'react-dom-18' };

let site: ReferenceSite | undefined;
afterEach(() => site?.close());

describe.each([
  ['19.', {}],
  ['18.', REACT_18],
])('with React %s', (version, alias) => {
  it('renders on the server, and follows the player', async () => {
    site = await openReferenceSite(FILES, {
      integrations: [react()],
      // All is bundled, for the alias to be the only React there is.
      vite: { resolve: { alias, noExternal: true } },
    });
    const page = await site.open('/', {
      prepare: async (opened) => {
        await opened.route('**/*.js', (route) => route.abort());
      },
    });
    expect(await page.locator('h1').textContent()).toContain(version);
    expect(await page.locator('unity-player').getAttribute('aria-label')).toBe('Walking human');

    await page.unroute('**/*.js');
    await page.reload();
    const output = page.locator('output');
    await expect.poll(() => output.textContent()).toBe('ready running');
    await page.getByRole('button', { name: 'Dispose' }).click();
    await expect.poll(() => output.textContent()).toBe('disposed ');
    await page.getByRole('button', { name: 'Start' }).click();
    await expect.poll(() => output.textContent()).toBe('ready running');
    await page.getByRole('button', { name: 'Toggle' }).click();
    await expect.poll(() => output.textContent()).toBe('idle ');
  });
});
