import { compileWasm } from '../../reference-player/build/compile-wasm.ts';
import { CLIPS } from '../../reference-player/clips/index.ts';
import { parseClip } from '../../reference-player/src/framework/clip-format.ts';
import { Engine } from '../../reference-player/src/framework/engine.ts';
import type { Command } from './commands.ts';

/** Plays the commands in the wasm of the reference player, and gives what `Program.cs` prints. */
export async function playReference(commands: readonly Command[]): Promise<number[][]> {
  let landed = 0;
  const imports = { env: { footContact: (side: number) => (landed |= 1 << side) } };
  const module = await WebAssembly.compile(Uint8Array.from(await compileWasm()));
  const engine = new Engine(await WebAssembly.instantiate(module, imports));
  const frames: number[][] = [];
  let joints: readonly string[] = [];
  for (const [name, value] of commands) {
    if (name === 'clip') {
      joints = startClip(engine, String(value), joints);
    } else if (name === 'step') {
      landed = 0;
      engine.call('update', Number(value), 1);
      const knee = engine.call('sagittalAngle', joints.indexOf('LeftLowerLeg'));
      frames.push([
        engine.call('currentTime'),
        landed,
        knee,
        ...engine.floats('positions', joints.length * 3),
      ]);
    } else {
      engine.call(SETTERS[name], Number(value));
    }
  }
  return frames;
}

const SETTERS = { speed: 'setSpeed', noise: 'setNoise', smooth: 'setSmoothing', seek: 'seek' } as const;

/** As the reference player's stage does it. */
function startClip(engine: Engine, name: string, before: readonly string[]): readonly string[] {
  const clip = parseClip(JSON.stringify(CLIPS.find((known) => known.name === name)));
  const count = clip.joints.length;
  if (before.length > 0) {
    engine.call('beginBlend');
  } else {
    engine.call('setJointCount', count);
    engine.integers('parents', count).set(clip.parents);
    engine.floats('offsets', count * 3).set(clip.offsets);
    engine.call('setFeet', clip.joints.indexOf('LeftFoot'), clip.joints.indexOf('RightFoot'), 0.075);
  }
  const address = engine.call('reserveClip', clip.frameCount, clip.fps, Number(clip.loop));
  engine.floats(address, clip.frames.length).set(clip.frames);
  engine.call('startClip');
  return clip.joints;
}
