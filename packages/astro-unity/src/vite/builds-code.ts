import type { PlayerBuild } from '../pack/types.ts';
import { EVENTS } from '../toolbar/events.ts';

// Texts of the virtual modules. Their promises tell in `status`, `value` and `reason` what became of them, as React
// does with those that it waits for: so it need not wait for what is known (../react/read-promise.ts).

/** `astro-unity:builds` in a build, where everything is known. */
export function knownBuildsCode(builds: Readonly<Record<string, PlayerBuild>>): string {
  const entries = Object.entries(builds).map(
    ([name, build]) => `  ${JSON.stringify(name)}: known(${JSON.stringify(build)}),\n`,
  );
  return `const known = (value) => Object.assign(Promise.resolve(value), { status: 'fulfilled', value });
export const builds = {
${entries.join('')}};
export default builds;
`;
}

/**
 * `astro-unity:builds` in dev, where each build is read when it is first asked for. Islands that are mounted after an
 * export take its addresses from the module that their page has loaded already.
 *
 * @param prefix What the names of the modules of one build begin with.
 */
export function lazyBuildsCode(
  names: readonly string[],
  prefix: string,
  consumer: 'client' | 'server',
): string {
  // For the styles of a page, Astro loads each module whose import Vite sees, run or not. The server's are not seen.
  const importOf = (name: string): string =>
    consumer === 'client' ? `import("${prefix}/${name}")` : `importUnseen("/@id/__x00__${prefix}/${name}")`;
  const getters = names.map(
    (name) =>
      `  get "${name}"() { return reads["${name}"] ??= watch(${importOf(name)}.then(({ build }) => build)); },\n`,
  );
  return `const reads = {};
const importUnseen = (url) => import(/* @vite-ignore */ url);
const watch = (promise) => {
  const note = (outcome) => void Object.assign(promise, outcome);
  promise.then(
    (value) => note({ status: 'fulfilled', value }),
    (reason) => note({ status: 'rejected', reason }),
  );
  return promise;
};
export const builds = {
${getters.join('')}};
export default builds;
import.meta.hot?.on('${EVENTS.export}', ({ name, build }) => {
  if (build) reads[name] = watch(Promise.resolve(build));
});
`;
}

/** The module of one build. */
export function buildCode(build: PlayerBuild): string {
  return `export const build = ${JSON.stringify(build)};\n`;
}
