import { describe, expect, it } from 'vitest';
import { PlayerError } from '../../src/client/player-error.ts';

describe('PlayerError.from', () => {
  it.each([
    // Browsers' own words.
    ['RangeError: WebAssembly.Memory(): could not allocate memory', 'memory'],
    ['WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance', 'memory'],
    ['Array buffer allocation failed', 'memory'],
    ['Out of memory', 'memory'],
    // Emscripten's, old and new.
    ['Cannot enlarge memory arrays. Either (1) compile with -s TOTAL_MEMORY=X', 'memory'],
    ['Aborted(OOM). Build with -sASSERTIONS for more info.', 'memory'],
    ['Your browser does not support multithreading.', 'threads'],
    ['Your browser does not support WebGL', 'webgl'],
    ['The zoom was lost', 'startup'],
  ])('knows what "%s" means', (message, code) => {
    const cause = new Error(message);
    expect(PlayerError.from(cause)).toMatchObject({ code, message, cause });
  });
});
