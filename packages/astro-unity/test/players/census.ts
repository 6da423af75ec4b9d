import type { Page } from 'browser';

/** What is alive in a page, of what a player may leave behind: numbers by the names of the things. */
export type Census = Readonly<Record<string, number>>;

/**
 * Counts from now on, in every document of the page, frames included. Holds nothing itself: instances and graphics are
 * counted by weak references. To be added before the page's own scripts run.
 */
export async function countEverything(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const top = window.top ?? window;
    // A weak reference made in a frame would itself keep the frame alive.
    const { WeakRef: TopWeakRef } = top as typeof globalThis & Window;
    const shared = (top as unknown as { census?: Counts }).census;
    interface Counts {
      instances: Set<WeakRef<object>>;
      contexts: Set<WeakRef<RenderingContext>>;
      sounds: Set<WeakRef<AudioContext>>;
      workers: number;
      animationFrames: number;
      timers: Set<number>;
      listeners: Map<string, number>;
      objectUrls: Set<string>;
    }
    const counts: Counts = shared ?? {
      instances: new Set(),
      contexts: new Set(),
      sounds: new Set(),
      workers: 0,
      animationFrames: 0,
      timers: new Set(),
      listeners: new Map(),
      objectUrls: new Set(),
    };
    Reflect.set(window, 'census', counts);

    const { instantiate } = WebAssembly;
    Reflect.set(WebAssembly, 'instantiate', async (...args: Parameters<typeof instantiate>) => {
      const result = await instantiate(...args);
      const instance: object = Reflect.get(result, 'instance') ?? result;
      counts.instances.add(new TopWeakRef(instance));
      return result;
    });
    const { getContext } = HTMLCanvasElement.prototype;
    Reflect.set(
      HTMLCanvasElement.prototype,
      'getContext',
      function (this: HTMLCanvasElement, ...args: [string]): RenderingContext | null {
        const context = Reflect.apply(getContext, this, args) as RenderingContext | null;
        if (context && /webgl|webgpu/.test(args[0])) counts.contexts.add(new TopWeakRef(context));
        return context;
      },
    );
    const NativeAudioContext = window.AudioContext;
    window.AudioContext = class extends NativeAudioContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        counts.sounds.add(new TopWeakRef(this));
      }
    };
    const NativeWorker = window.Worker;
    window.Worker = class extends NativeWorker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        counts.workers += 1;
      }
      override terminate(): void {
        super.terminate();
        counts.workers -= 1;
      }
    };
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (callback) => {
      counts.animationFrames += 1;
      return requestAnimationFrame.call(window, callback);
    };
    // What a frame has set up ends with it.
    if (window !== top) return;
    const { setInterval, clearInterval } = window;
    Reflect.set(window, 'setInterval', (...args: [() => void, number]) => {
      const timer: unknown = Reflect.apply(setInterval, window, args);
      counts.timers.add(Number(timer));
      return timer;
    });
    Reflect.set(window, 'clearInterval', (timer: number) => {
      counts.timers.delete(Number(timer));
      clearInterval.call(window, timer);
    });
    for (const target of [window, document, navigator.mediaDevices, screen.orientation]) {
      if (!target) continue;
      const { addEventListener, removeEventListener } = target;
      const known = new Set<string>();
      const numbers = new WeakMap<object, number>();
      let next = 0;
      const keyOf = (type: string, listener: object, options: unknown): string => {
        if (!numbers.has(listener)) numbers.set(listener, next++);
        const capture = typeof options === 'object' && options ? Reflect.get(options, 'capture') : options;
        return `${type} ${numbers.get(listener)} ${Boolean(capture)}`;
      };
      const change = (type: string, by: number): void => {
        counts.listeners.set(type, (counts.listeners.get(type) ?? 0) + by);
      };
      target.addEventListener = (type: string, listener: never, options?: AddEventListenerOptions) => {
        addEventListener.call(target, type, listener, options);
        if (!listener) return;
        const key = keyOf(type, listener, options);
        if (known.has(key)) return;
        known.add(key);
        change(type, 1);
        options?.signal?.addEventListener('abort', () => known.delete(key) && change(type, -1));
      };
      target.removeEventListener = (type: string, listener: never, options?: EventListenerOptions) => {
        removeEventListener.call(target, type, listener, options);
        if (listener && known.delete(keyOf(type, listener, options))) change(type, -1);
      };
    }
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (object) => {
      const url = createObjectURL.call(URL, object);
      counts.objectUrls.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      counts.objectUrls.delete(url);
      revokeObjectURL.call(URL, url);
    };
  });
}

/** Collects garbage and counts what is left. Needs a browser with `--js-flags=--expose-gc`. */
export async function takeCensus(page: Page): Promise<Census> {
  for (let round = 0; round < 4; round++) {
    await page.evaluate(() => (globalThis as unknown as { gc(): void }).gc());
    await page.waitForTimeout(150);
  }
  const frameCount = (): Promise<number> =>
    page.evaluate(() => (Reflect.get(window, 'census') as { animationFrames: number }).animationFrames);
  const before = await frameCount();
  await page.waitForTimeout(500);
  const animationFrames = (await frameCount()) - before;
  const rest = await page.evaluate(() => {
    const counts = Reflect.get(window, 'census');
    const alive = <Kind extends object>(
      refs: Set<WeakRef<Kind>>,
      isUsed: (thing: Kind) => boolean = () => true,
    ): number =>
      [...refs].filter((ref) => {
        const thing = ref.deref();
        return thing !== undefined && isUsed(thing);
      }).length;
    return {
      instances: alive<object>(counts.instances),
      canvases: document.querySelectorAll('canvas').length,
      frames: document.querySelectorAll('iframe').length,
      contexts: alive<WebGLRenderingContext>(counts.contexts, (context) => !context.isContextLost?.()),
      sounds: alive<AudioContext>(counts.sounds, ({ state }) => state !== 'closed'),
      workers: Number(counts.workers),
      timers: Number(counts.timers.size),
      ...Object.fromEntries(
        [...(counts.listeners as Map<string, number>)].map(([type, count]) => [`"${type}" listeners`, count]),
      ),
      objectUrls: Number(counts.objectUrls.size),
    };
  });
  return { ...rest, animationFrames };
}
