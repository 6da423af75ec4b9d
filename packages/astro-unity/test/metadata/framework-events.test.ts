import { expect, it } from 'vitest';
import { findFrameworkEvents } from '../../src/metadata/framework-events.ts';

it.each<[string, string, string[], boolean]>([
  ['a plain call', 'window.dispatchReactUnityEvent("Score", a);', ['Score'], false],
  [
    'a minified one',
    'function b(a){try{dispatchReactUnityEvent("GameOver",c(a),1)}catch(d){}}',
    ['GameOver'],
    false,
  ],
  ['the other convention', "window.dispatchUnityEvent('Loaded')", ['Loaded'], false],
  ['a name in brackets', 'window["dispatchUnityEvent"]("Loaded")', ['Loaded'], false],
  ['an optional call', 'window.dispatchReactUnityEvent?.("Score")', ['Score'], false],
  [
    'a check before the call',
    'if(window.dispatchReactUnityEvent)window.dispatchReactUnityEvent("A")',
    ['A'],
    false,
  ],
  ['escapes', 'dispatchUnityEvent("caf\\u00e9")', ['café'], false],
  ['a name from a variable', 'dispatchUnityEvent(UTF8ToString(name)); dispatchUnityEvent("A")', ['A'], true],
  ['a name that is put together', 'dispatchUnityEvent("A" + b)', [], true],
  [
    'each name once, in order',
    'dispatchUnityEvent("B");dispatchUnityEvent("A");dispatchUnityEvent("B")',
    ['A', 'B'],
    false,
  ],
  ['a mention at the end', 'typeof dispatchUnityEvent', [], false],
  ['nothing', 'var x = 1', [], false],
])('finds the names in %s', (_, text, names, isOpen) => {
  expect(findFrameworkEvents(text)).toEqual({ names, isOpen });
});
