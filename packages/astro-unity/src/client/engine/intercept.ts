import type { EngineScope, NativeWindow } from './engine-scope.ts';
import { interceptDevices } from './intercept-devices.ts';
import { interceptRequests } from './intercept-requests.ts';
import { replaceProperty } from './replace-property.ts';

export type GameWindow = Window & typeof globalThis;
// biome-ignore lint/suspicious/noExplicitAny: the parameters of any function
export type AnyFunction = (...args: any[]) => unknown;

/** Whose call it is; nobody's, if it is the page's own. */
export type FindScope = (callee: AnyFunction) => EngineScope | undefined;

/** The global functions by which exports tell their page something today: react-unity-webgl's and unity-webgl's. */
const MESSAGE_FUNCTIONS = ['dispatchReactUnityEvent', 'dispatchUnityEvent'];

const SOUND_CONSTRUCTORS = ['AudioContext', 'webkitAudioContext'];

/** What an engine may construct that goes on without it, and the method that ends it. */
const ENDED_BY: Record<string, string> = {
  Worker: 'terminate',
  WebSocket: 'close',
  EventSource: 'close',
  RTCPeerConnection: 'close',
  BroadcastChannel: 'close',
  MediaRecorder: 'stop',
  ResizeObserver: 'disconnect',
  MutationObserver: 'disconnect',
  IntersectionObserver: 'disconnect',
};

/** The functions of a window as the browser made them. */
export function nativeFunctions(window: GameWindow): NativeWindow {
  return {
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
    cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
    setTimeout: window.setTimeout.bind(window),
    setInterval: window.setInterval.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    reportError: window.reportError.bind(window),
  };
}

/**
 * Replaces what engines take hold of a window by: each call of an engine's goes through its scope; everybody else's
 * does what it always did.
 *
 * @returns Puts everything back.
 */
export function intercept(window: GameWindow, find: FindScope): () => void {
  const targets: Array<EventTarget | undefined> = [
    window,
    window.document,
    window.navigator.mediaDevices,
    window.screen.orientation,
  ];
  const restores = [
    ...targets.flatMap((target) => (target ? interceptListeners(target, find) : [])),
    ...interceptFrames(window, find),
    ...interceptTimers(window, find),
    ...interceptConstructors(window, find),
    interceptObjectUrls(window, find),
    ...interceptDevices(window, find),
    ...interceptRequests(window, find),
    ...interceptMessages(window, find),
  ];
  return () => {
    for (const restore of restores) restore();
  };
}

/** Replaces `addEventListener` and `removeEventListener` of one target. */
export function interceptListeners(target: EventTarget, find: FindScope): Array<() => void> {
  const { addEventListener, removeEventListener } = target;
  function add(
    this: EventTarget | undefined,
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    const scope = listener && find(add);
    const addNative = (given: EventListenerOrEventListenerObject | null): void =>
      addEventListener.call(this ?? target, type, given, options);
    if (scope) scope.listen(target, type, listener, options, addNative);
    else addNative(listener);
  }
  function remove(
    this: EventTarget | undefined,
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void {
    const wrapped = listener && find(remove)?.unlisten(target, type, listener, options);
    removeEventListener.call(this ?? target, type, wrapped ?? listener, options);
  }
  return [
    replaceProperty(target, 'addEventListener', add),
    replaceProperty(target, 'removeEventListener', remove),
  ];
}

function interceptFrames(window: GameWindow, find: FindScope): Array<() => void> {
  const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = window;
  function requestAnimationFrame(callback: FrameRequestCallback): number {
    const scope = find(requestAnimationFrame);
    return scope ? scope.requestFrame(callback) : request.call(window, callback);
  }
  function cancelAnimationFrame(frame: number): void {
    const scope = find(cancelAnimationFrame);
    if (scope) scope.cancelFrame(frame);
    else cancel.call(window, frame);
  }
  return [
    replaceProperty(window, 'requestAnimationFrame', requestAnimationFrame),
    replaceProperty(window, 'cancelAnimationFrame', cancelAnimationFrame),
  ];
}

function interceptTimers(window: GameWindow, find: FindScope): Array<() => void> {
  return (['setTimeout', 'setInterval'] as const).map((name) => {
    const native: AnyFunction = window[name];
    function timer(handler: TimerHandler, delay?: number, ...args: unknown[]): unknown {
      const scope = typeof handler === 'function' ? find(timer) : undefined;
      return scope && typeof handler === 'function'
        ? scope[name](() => handler(...args), delay)
        : native.call(window, handler, delay, ...args);
    }
    return replaceProperty(window, name, timer);
  });
}

function interceptConstructors(window: GameWindow, find: FindScope): Array<() => void> {
  return [...SOUND_CONSTRUCTORS, ...Object.keys(ENDED_BY)].flatMap((name) => {
    const native: unknown = Reflect.get(window, name);
    if (typeof native !== 'function') return [];
    function construct(target: AnyFunction, args: unknown[], newTarget: AnyFunction): object {
      const made: object = Reflect.construct(target, args, newTarget);
      const scope = find(construct);
      if (scope && made instanceof window.AudioContext) scope.ownSound(made);
      else scope?.own(() => Reflect.apply(Reflect.get(made, ENDED_BY[name] ?? 'close'), made, []));
      return made;
    }
    return replaceProperty(window, name, new Proxy(native, { construct }));
  });
}

function interceptObjectUrls({ URL }: GameWindow, find: FindScope): () => void {
  const { createObjectURL: create } = URL;
  function createObjectURL(object: Blob | MediaSource): string {
    const url = create.call(URL, object);
    find(createObjectURL)?.own(() => URL.revokeObjectURL(url));
    return url;
  }
  return replaceProperty(URL, 'createObjectURL', createObjectURL);
}

function interceptMessages(window: GameWindow, find: FindScope): Array<() => void> {
  return MESSAGE_FUNCTIONS.map((name) => {
    const before: unknown = Reflect.get(window, name);
    function receive(this: unknown, message: string, ...args: unknown[]): unknown {
      const scope = find(receive);
      if (scope) return scope.message(message, args);
      // A page that brings its own receiver keeps it.
      return typeof before === 'function' ? Reflect.apply(before, this, [message, ...args]) : undefined;
    }
    return replaceProperty(window, name, receive);
  });
}
