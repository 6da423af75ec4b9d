const PLATFORMS =
  'aix android darwin freebsd linux linuxmusl netbsd openbsd openharmony sunos wasm32 win32 windows';

/** In the names of packages that hold binaries for others than this machine. */
const OTHERS = PLATFORMS.split(' ').map((name) =>
  name === process.platform ? `${name}-(?!${process.arch}\\b)` : name,
);

/**
 * A plugin for Yarn, which asks for the binaries of all platforms, and fails where a registry lacks one: some have
 * those of a few platforms only.
 */
export const ownPlatformPlugin = `const OTHERS = /[-/](?:${OTHERS.join('|')})|-musl/;
module.exports = {
  name: 'own-platform',
  factory: (require) => {
    const { structUtils } = require('@yarnpkg/core');
    const reduceDependency = async (dependency) =>
      OTHERS.test(structUtils.stringifyIdent(dependency))
        ? structUtils.makeDescriptor(dependency, 'npm:empty-npm-package@1.0.0')
        : dependency;
    return { hooks: { reduceDependency } };
  },
};
`;
