import { describe, expect, test } from 'vitest';
import { checkProps, unknownBuild } from '../../src/components/check-props.ts';

const good = { title: 'A game', load: 'visible', width: 960, height: '600' };

describe('props of <UnityPlayer>', () => {
  test.each(['visible', 'idle', 'eager', 'click', '(min-width: 60em)'])('load="%s" is one', (load) => {
    expect(() => checkProps('game', { ...good, load })).not.toThrow();
  });

  test.each([
    [{ title: undefined }, 'has no title.'],
    [{ title: ' ' }, 'has no title.'],
    [{ load: 'visble' }, 'has load="visble", which is no condition. Did you mean "visible"?'],
    [{ load: 'min-width: 60em' }, 'has load="min-width: 60em", which is no condition.'],
    [{ load: true }, 'has load="true", which is no condition.'],
    [{ width: '100%' }, 'has width="100%", which is no length.'],
    [{ height: 0 }, 'has height="0", which is no length.'],
  ])('%j is refused', (props, message) => {
    expect(() => checkProps('game', { ...good, ...props })).toThrow(
      expect.objectContaining({
        message: `<UnityPlayer build="game"> ${message}`,
        hint: expect.stringMatching(/\.$/),
      }),
    );
  });

  test.each([
    [
      ['game', 'menu'],
      'There is no Unity build "gmae". Did you mean "game"?',
      'or use one of "game", "menu".',
    ],
    [['lobby'], 'There is no Unity build "gmae".', 'or use one of "lobby".'],
    [[], 'There is no Unity build "gmae".', 'Add it to the builds of the astro-unity integration.'],
  ])('a build that is none of %j', (known, message, hint) => {
    expect(unknownBuild('gmae', known)).toMatchObject({ message, hint: expect.stringContaining(hint) });
  });
});
