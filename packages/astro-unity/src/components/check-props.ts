import { AstroError } from 'astro/errors';
import { nearest } from '../nearest.ts';

const LOAD_CONDITIONS = ['visible', 'idle', 'eager', 'click'];

/** Props of `<UnityPlayer>` that TypeScript does not check in the pages of a JavaScript project. */
interface CheckedProps {
  title: unknown;
  load: unknown;
  width: unknown;
  height: unknown;
}

/**
 * @param name The prop `build`.
 * @param known Names of the builds of the site.
 */
export function unknownBuild(name: string, known: readonly string[]): AstroError {
  const suggestion = nearest(name, known);
  return new AstroError(
    `There is no Unity build "${name}".${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
    `Add it to the builds of the astro-unity integration${known.length === 0 ? '' : `, or use one of ${known.map((build) => `"${build}"`).join(', ')}`}.`,
  );
}

/** @throws {AstroError} if a prop cannot be used. */
export function checkProps(build: string, { title, load, width, height }: CheckedProps): void {
  const fail = (message: string, hint: string): never => {
    throw new AstroError(`<UnityPlayer build="${build}"> ${message}`, hint);
  };
  if (typeof title !== 'string' || title.trim() === '')
    fail('has no title.', 'Say in a few words what the player shows: screen readers read it out.');
  if (typeof load !== 'string' || !(LOAD_CONDITIONS.includes(load) || load.startsWith('('))) {
    const suggestion = nearest(String(load), LOAD_CONDITIONS);
    fail(
      `has load="${load}", which is no condition.${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
      'It is "visible", "idle", "eager", "click" or a media query in parentheses, such as "(min-width: 60em)".',
    );
  }
  for (const [prop, value] of Object.entries({ width, height })) {
    if (Number(value) > 0) continue;
    fail(
      `has ${prop}="${value}", which is no length.`,
      'Width and height are numbers of CSS pixels above 0, such as width={960} height={600}.',
    );
  }
}
