import type { MotionClip } from './clip-format.ts';
import type { Engine } from './engine.ts';
import { type Figure, fits } from './figure.ts';
import { capsuleFigure, restPositions } from './gl/capsules.ts';
import type { Renderer } from './gl/renderer.ts';
import type { Scene } from './gl/scene.ts';

/** Where the key light stands: degrees to the left of the camera, and over the horizon. It goes round with the camera. */
const KEY_LIGHT = { aside: 56, elevation: 54 };

/** Puts clips on the stage: skeleton, mesh and frames go into the wasm and to the GPU, scenes come out. */
export class Stage {
  clip: MotionClip | undefined;
  readonly #engine: Engine;
  readonly #renderer: Renderer;
  readonly #figure: Figure;
  #skeleton = '';

  constructor(engine: Engine, renderer: Renderer, figure: Figure) {
    this.#engine = engine;
    this.#renderer = renderer;
    this.#figure = figure;
  }

  /** Makes a clip the one that plays, blending from the last one if both have the same skeleton. */
  play(clip: MotionClip): void {
    const skeleton = JSON.stringify([clip.joints, clip.parents, [...clip.offsets]]);
    if (skeleton === this.#skeleton) this.#engine.call('beginBlend');
    else this.#setSkeleton(clip);
    this.#skeleton = skeleton;
    const address = this.#engine.call('reserveClip', clip.frameCount, clip.fps, Number(clip.loop));
    this.#engine.floats(address, clip.frames.length).set(clip.frames);
    this.#engine.call('startClip');
    this.clip = clip;
  }

  /** Index of a joint of the clip that plays, -1 if it has none of that name. */
  joint(name: string): number {
    return this.clip?.joints.indexOf(name) ?? -1;
  }

  scene(): Scene {
    const engine = this.#engine;
    const joints = this.clip?.joints.length ?? 0;
    const [eye, focus] = [engine.floats('eye', 3), engine.floats('focus', 2)];
    const keyDirection = towardsKeyLight(eye, focus);
    engine.call('updateLight', ...keyDirection);
    return {
      viewProjection: engine.floats('viewProjection', 16),
      lightProjection: engine.floats('lightProjection', 16),
      palette: engine.floats('palette', joints * 12),
      stool: this.#stoolPalette(),
      positions: engine.floats('positions', joints * 3),
      parents: engine.integers('parents', joints),
      marks: engine.floats('marks', 16),
      eye,
      focus,
      keyDirection,
    };
  }

  #stoolPalette(): Float32Array | undefined {
    const seat = this.clip?.seat;
    if (!seat) return undefined;
    const [x = 0, y = 0, z = 0] = seat;
    const [originX, originZ] = [this.#engine.call('originX'), this.#engine.call('originZ')];
    return new Float32Array([1, 0, 0, x + originX, 0, y, 0, 0, 0, 0, 1, z + originZ]);
  }

  #setSkeleton(clip: MotionClip): void {
    const engine = this.#engine;
    const count = clip.joints.length;
    engine.call('setJointCount', count);
    engine.integers('parents', count).set(clip.parents);
    engine.floats('offsets', count * 3).set(clip.offsets);
    if (fits(this.#figure, clip)) {
      engine.floats('inverseBind', count * 12).set(this.#figure.inverseBind);
      this.#renderer.setMesh(this.#figure.mesh);
    } else {
      engine.floats('inverseBind', count * 12).set(atRest(clip));
      this.#renderer.setMesh(capsuleFigure(clip));
    }
    const [left, right] = [clip.joints.indexOf('LeftFoot'), clip.joints.indexOf('RightFoot')];
    engine.call('setFeet', left, right, 0.075);
  }
}

/** Inverse bind matrices of a mesh that was built on the skeleton at rest. */
function atRest(clip: MotionClip): number[] {
  return restPositions(clip).flatMap(([x, y, z]) => [1, 0, 0, -x, 0, 1, 0, -y, 0, 0, 1, -z]);
}

/** Direction of length 1 to the key light, from where the camera stands. */
function towardsKeyLight(eye: Float32Array, focus: Float32Array): readonly [number, number, number] {
  const [x = 0, , z = 1] = eye;
  const [focusX = 0, focusZ = 0] = focus;
  const azimuth = Math.atan2(x - focusX, z - focusZ) - (KEY_LIGHT.aside * Math.PI) / 180;
  const elevation = (KEY_LIGHT.elevation * Math.PI) / 180;
  return [
    Math.sin(azimuth) * Math.cos(elevation),
    Math.sin(elevation),
    Math.cos(azimuth) * Math.cos(elevation),
  ];
}
