import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hostPlayer, type Instance, type PlayerPage } from './player-page.ts';

let host: Awaited<ReturnType<typeof hostPlayer>>;
let page: PlayerPage['page'];
let log: string[];

beforeAll(async () => {
  host = await hostPlayer();
});
afterAll(() => host?.close());
beforeEach(async () => {
  ({ page, log } = await host.open());
});
afterEach(() => page.close());

const send = (...message: [string, string, unknown?]): Promise<string | undefined> =>
  page.evaluate((values) => {
    try {
      window.unityInstance.SendMessage(...values);
      return undefined;
    } catch (thrown) {
      return String(thrown);
    }
  }, message);

const countColors = (): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const copy = document.createElement('canvas');
    copy.width = copy.height = 120;
    const context = copy.getContext('2d');
    if (!canvas || !context) return 0;
    context.drawImage(canvas, 0, 0, 120, 120);
    return new Set(new Uint32Array(context.getImageData(0, 0, 120, 120).data.buffer)).size;
  });

describe('the reference player', () => {
  it('draws a picture, says what it is, and measures itself as Unity does', async () => {
    expect(await countColors()).toBeGreaterThan(200);
    expect(log.join()).toContain('no Unity build');
    expect(await page.title()).toContain('no Unity build');
    const metrics = await page.evaluate(() => window.unityInstance.GetMetricsInfo());
    expect(Object.keys(metrics).sort()).toEqual([
      'assetLoadTime',
      'codeDownloadTime',
      'fps',
      'gameStartupTime',
      'movingAverageFps',
      'numJankedFrames',
      'pageLoadTime',
      'pageLoadTimeToFrame1',
      'totalJSHeapSize',
      'totalWASMHeapSize',
      'usedJSHeapSize',
      'usedWASMHeapSize',
      'webAssemblyStartupTime',
    ]);
  });

  it('takes undefined, strings and numbers, and throws for anything else', async () => {
    expect(await send('Player', 'Pause')).toBeUndefined();
    expect(await send('Player', 'SetSpeed', 0.5)).toBeUndefined();
    expect(await send('Player', 'SetClip', 'run')).toBeUndefined();
    for (const value of [true, null, { a: 1 }]) {
      expect(await send('Player', 'SetSpeed', value)).toContain(
        'is does not have a type which is supported by SendMessage.',
      );
    }
    expect(await page.evaluate(() => window.events.filter(([name]) => name === 'ClipStarted'))).toEqual([
      ['ClipStarted', 'walk'],
      ['ClipStarted', 'run'],
    ]);
  });

  it('answers what it does not know with a line in the console', async () => {
    expect(await send('Nobody', 'Play')).toBeUndefined();
    expect(await send('Player', 'Fly')).toBeUndefined();
    expect(await send('Player', 'SetSpeed', 'fast')).toBeUndefined();
    expect(await send('Player', 'SetClip', 'swim')).toBeUndefined();
    expect(log.filter((line) => /Nobody|Fly|SetSpeed|swim/.test(line))).toHaveLength(4);
  });

  it('plays a clip that it is given, on a skeleton of its own', async () => {
    const frame = (z: number) => ({ root: [0, 0.5, z], rotations: Array(3).fill([0, 0, 0, 1]) });
    const clip = {
      name: 'stick',
      fps: 10,
      joints: ['a', 'b', 'c'],
      parents: [-1, 0, 1],
      offsets: [
        [0, 0.5, 0],
        [0, 0.5, 0],
        [0, 0.5, 0],
      ],
      frames: [frame(0), frame(0.1)],
    };
    await send('Player', 'LoadClip', JSON.stringify(clip));
    await send('Player', 'LoadClip', '{"joints":[]}');
    await page.waitForFunction(() =>
      window.events.some(([name, value]) => name === 'Frame' && value?.includes('stick')),
    );
    expect(await countColors()).toBeGreaterThan(50);
    expect(log.join()).toContain('joints has 0 entries');
  });

  it('walks: feet come down in turn, and the knee bends', async () => {
    await page.waitForFunction(
      () => window.events.filter(([name]) => name === 'FootContact').length >= 3,
      null,
      {
        timeout: 20_000,
      },
    );
    const events = await page.evaluate(() => window.events);
    const [first, second] = events.filter(([name]) => name === 'FootContact').map(([, side]) => side);
    expect(new Set([first, second])).toEqual(new Set(['left', 'right']));
    const knees = events
      .filter(([name]) => name === 'Frame')
      .map(([, json]) => JSON.parse(json ?? '').angles.LeftKnee);
    expect(Math.max(...knees) - Math.min(...knees)).toBeGreaterThan(15);
  });

  it('is as rude as Unity: keys do not reach a form field, a page error raises an alert', async () => {
    await page.evaluate(() => document.body.append(document.createElement('input')));
    await page.locator('input').focus();
    await page.keyboard.type('hello');
    expect(await page.locator('input').inputValue()).toBe('');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('an error of the page');
      });
    });
    await expect.poll(() => log.some((line) => /^alert: .*an error of the page/s.test(line))).toBe(true);
  });

  it('quits at the next frame and gives the keyboard back, but leaves its AudioContext and animation frames', async () => {
    await page.evaluate(() => window.unityInstance.Quit());
    await page.evaluate(() => document.body.append(document.createElement('input')));
    await page.locator('input').focus();
    await page.keyboard.type('hello');
    expect(await page.locator('input').inputValue()).toBe('hello');
    expect(await page.evaluate(() => window.audio.map(({ state }) => state === 'closed'))).toEqual([false]);
    // Settles only if somebody still asks for frames.
    await page.evaluate(() => {
      const request = window.requestAnimationFrame;
      return new Promise<void>((resolve) => {
        let asked = 0;
        window.requestAnimationFrame = (callback) => {
          if (++asked === 5) resolve();
          return request.call(window, callback);
        };
      });
    });
  });
});

describe('a page that starts the player itself', () => {
  it('may instantiate the wasm, is told each event, and gets a rejection when the code is missing', async () => {
    const outcome = await page.evaluate(async () => {
      const start = (changes: object): Promise<Instance> => {
        const canvas = document.createElement('canvas');
        canvas.id = `canvas-${Math.random()}`;
        document.body.append(canvas);
        const config = {
          dataUrl: 'Build/reference-player.data.gz',
          frameworkUrl: 'Build/reference-player.framework.js.gz',
          codeUrl: 'Build/reference-player.wasm.gz',
          companyName: 'a',
          productName: 'b',
          productVersion: '1',
        };
        const create: unknown = Reflect.get(window, 'createUnityInstance');
        if (typeof create !== 'function') throw new Error('The loader left no createUnityInstance.');
        return create(canvas, { ...config, ...changes });
      };
      let instantiated = 0;
      const told: string[] = [];
      await start({
        instantiateWasm: (info: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => {
          instantiated++;
          WebAssembly.instantiateStreaming(fetch('Build/reference-player.wasm.gz'), info).then((result) =>
            receive(result.instance),
          );
          return {};
        },
        onMessage: (name: string) => told.push(name),
      });
      const refused = await start({ codeUrl: 'Build/none.wasm' }).then(
        () => 'started',
        (reason: unknown) => String(reason),
      );
      return { instantiated, told, refused };
    });
    expect(outcome.instantiated).toBe(1);
    expect(outcome.told).toContain('ClipStarted');
    expect(outcome.refused).toContain('404');
  });
});
