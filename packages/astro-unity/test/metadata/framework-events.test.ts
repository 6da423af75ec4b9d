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
  ['values from a list', 'window.dispatchUnityEvent.apply(window, message)', [], true],
  ['the player’s own function', 'Module.onMessage("A", 1); Module?.onMessage?.("B")', ['A', 'B'], false],
  ['it in brackets, and from a variable', "Module['onMessage'].apply(Module, message)", [], true],
  ['a check for it', "if (typeof Module['onMessage'] === 'function') f()", [], false],
  ['functions of that name of others', 'messaging.onMessage(show); this.onMessage("A")', [], false],
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
