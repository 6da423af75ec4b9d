import type { PlayerModule } from '../module.ts';
import { openAudio } from './audio.ts';
import { type CameraView, DEFAULT_VIEW, parseCamera } from './camera-presets.ts';
import { fitCanvas, pixelRatio } from './canvas-size.ts';
import { type MotionClip, parseClip } from './clip-format.ts';
import type { Engine } from './engine.ts';
import { readFigure } from './figure-file.ts';
import type { FrameRate } from './frame-rate.ts';
import { createFrameReport } from './frame-report.ts';
import { createRenderer } from './gl/renderer.ts';
import { takeKeyboard } from './input/keyboard.ts';
import { orbitByPointer } from './input/pointer.ts';
import { listenToWindow } from './input/window-events.ts';
import { Listeners } from './listeners.ts';
import { createSendMessage } from './messages.ts';
import { addMetrics } from './metrics.ts';
import { emit } from './page-events.ts';
import type { Runtime } from './runtime.ts';
import { Stage } from './stage.ts';
import { themeNamed, withColors } from './theme.ts';

/** Longest step in seconds that a frame may make, so that a hidden tab does not come back with a leap. */
const MAX_STEP = 0.1;

/** Starts the player on the module's canvas and draws the first frame. */
export function startPlayer(
  Module: PlayerModule,
  runtime: Runtime,
  engine: Engine,
  frameRate: FrameRate,
): void {
  Module.print('RealMotionEngine reference player: this is a reference player and no Unity build.');
  // By selector, as Unity finds it: the canvas must be in the document under an id of its own.
  const canvas = document.querySelector<HTMLCanvasElement>(`#${CSS.escape(Module.canvas.id)}`);
  if (!canvas) throw new TypeError(`There is no canvas "#${Module.canvas.id}" in the document.`);

  const listeners = new Listeners(Module);
  const renderer = createRenderer(canvas, Module.webglContextAttributes);
  const stage = new Stage(engine, renderer, readFigure(runtime.file('figure.bin')));
  const footsteps = openAudio(Module, listeners);
  const frameReport = createFrameReport(engine, stage);
  const clips = readClips(runtime);
  let theme = defaultTheme();
  let view = DEFAULT_VIEW;
  let playing = true;
  let last = performance.now();

  const setView = (next: CameraView): void => {
    view = next;
    const radians = (degrees: number) => (degrees * Math.PI) / 180;
    const { yaw, pitch, distance, height, fieldOfView, turn } = view;
    engine.call(
      'setCamera',
      radians(yaw),
      radians(pitch),
      distance,
      height,
      radians(fieldOfView),
      radians(turn),
    );
  };
  const setPlaying = (on: boolean): void => {
    playing = on;
    engine.call('setPlaying', Number(on));
  };
  const playClip = (name: string): void => {
    const clip = clips.get(name);
    if (!clip) throw new Error(`There is no clip "${name}"; there are ${[...clips.keys()].join(', ')}.`);
    stage.play(clip);
    emit(Module, 'ClipStarted', name);
  };
  const orbit = (yaw: number, pitch: number, zoom: number): void => {
    engine.call('orbit', yaw, pitch, zoom);
  };

  Module.SendMessage = createSendMessage(Module, {
    Play: () => setPlaying(true),
    Pause: () => setPlaying(false),
    SetSpeed: (factor) => engine.call('setSpeed', factor),
    Seek: (seconds) => engine.call('seek', seconds),
    SetClip: playClip,
    LoadClip(json) {
      const clip = parseClip(json);
      clips.set(clip.name, clip);
      playClip(clip.name);
    },
    SetCamera: (text) => setView(parseCamera(text, view)),
    SetColors(json) {
      theme = withColors(theme, Object(JSON.parse(json)));
    },
    SetTheme(name) {
      const named = themeNamed(name);
      if (!named) throw new Error(`There is no theme "${name}"; there are light and dark.`);
      theme = named;
    },
    SetSmoothing: (on) => engine.call('setSmoothing', Number(on !== 0)),
    SetNoise: (degrees) => engine.call('setNoise', (degrees * Math.PI) / 180),
    SetSkeleton: (on) => renderer.showSkeleton(on !== 0),
    SetVolume(volume) {
      footsteps.volume = Math.max(0, Math.min(1, volume));
    },
  });
  Module.SetFullscreen = (on) => {
    if (on) canvas.requestFullscreen();
    else if (document.fullscreenElement) document.exitFullscreen();
  };
  runtime.onFootContact = (index) => {
    const side = index === 0 ? 'left' : 'right';
    footsteps.step(side);
    emit(Module, 'FootContact', side);
  };
  takeKeyboard(listeners, canvas, {
    orbit,
    togglePlay: () => setPlaying(!playing),
    resetCamera: () => setView(DEFAULT_VIEW),
  });
  orbitByPointer(listeners, canvas, orbit);
  listenToWindow(listeners, () => {
    last = performance.now();
  });

  const drawFrame = (): void => {
    const now = performance.now();
    const step = Math.min(MAX_STEP, (now - last) / 1000);
    last = now;
    fitCanvas(Module, canvas);
    engine.call('update', step, canvas.width / canvas.height);
    renderer.draw(stage.scene(), theme, pixelRatio(Module));
    const report = frameReport(now);
    if (report) emit(Module, 'Frame', report);
  };
  const loop = (): void => {
    // As in Unity, Quit takes effect at the next frame: a page that gets none waits for ever.
    if (Module.shouldQuit) {
      Module.QuitCleanup();
    } else {
      drawFrame();
      requestAnimationFrame(loop);
    }
  };

  setView(DEFAULT_VIEW);
  const [first] = clips.keys();
  if (first) playClip(first);
  drawFrame();
  addMetrics(Module, engine, frameRate, {
    pageLoadTime: runtime.startedAt,
    frame1: performance.now(),
    wasm: runtime.wasmStartup,
    game: performance.now() - runtime.startedAt,
  });
  exposeHeap(Module, engine);
  requestAnimationFrame(loop);
}

/** The clips of the `.data`, in the order in which it lists them. */
function readClips(runtime: Runtime): Map<string, MotionClip> {
  const text = new TextDecoder();
  const clips = runtime.list('clips/').map((path) => parseClip(text.decode(runtime.file(path))));
  return new Map(clips.map((clip) => [clip.name, clip]));
}

function defaultTheme() {
  const theme = themeNamed(window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  if (!theme) throw new Error('The preset themes are missing.');
  return theme;
}

function exposeHeap(Module: PlayerModule, engine: Engine): void {
  const { buffer } = engine.memory;
  Module.HEAPU8 = new Uint8Array(buffer);
  Module.HEAPU32 = new Uint32Array(buffer);
  Module.HEAPF32 = new Float32Array(buffer);
  Module.HEAPF64 = new Float64Array(buffer);
}
