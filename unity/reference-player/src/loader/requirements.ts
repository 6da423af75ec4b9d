/** Says what the browser lacks, or undefined if the player can run. */
export function missingFeature(): string | undefined {
  if (typeof WebAssembly !== 'object') return 'Your browser does not support WebAssembly.';
  const probe = document.createElement('canvas');
  if (probe.getContext('webgl2')) return undefined;
  if (document.createElement('canvas').getContext('webgl')) {
    return 'Your browser does not support graphics API "WebGL 2" which is required for this content.';
  }
  return 'Your browser does not support WebGL.';
}
