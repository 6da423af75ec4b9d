import type { Rgb, Theme } from '../theme.ts';
import { createFigurePass } from './figure-pass.ts';
import { createGroundPass } from './ground-pass.ts';
import { createLabelPass } from './label-pass.ts';
import type { Scene } from './scene.ts';
import { type Caster, createShadowMap } from './shadow-map.ts';
import { createSkeletonPass } from './skeleton-pass.ts';
import { type MeshBuffers, type SkinnedMesh, uploadMesh } from './skin.ts';
import { stoolMesh } from './stool.ts';

/** Draws scenes on a canvas. */
export interface Renderer {
  /** Replaces the figure's mesh. */
  setMesh(mesh: SkinnedMesh): void;
  /** Shows the joints over the body, or hides them. */
  showSkeleton(on: boolean): void;
  draw(scene: Scene, theme: Theme, pixelRatio: number): void;
}

export function createRenderer(canvas: HTMLCanvasElement, attributes: WebGLContextAttributes): Renderer {
  const gl = canvas.getContext('webgl2', { alpha: true, antialias: true, ...attributes });
  if (!gl) throw new Error('The canvas gives no WebGL 2 context.');
  const shadowMap = createShadowMap(gl);
  const drawFigure = createFigurePass(gl);
  const drawGround = createGroundPass(gl);
  const drawLabel = createLabelPass(gl);
  const drawSkeleton = createSkeletonPass(gl);
  const stool = uploadMesh(gl, stoolMesh());
  let figure: MeshBuffers | undefined;
  let skeleton = false;

  return {
    setMesh(mesh) {
      figure?.dispose();
      figure = uploadMesh(gl, mesh);
    },
    showSkeleton(on) {
      skeleton = on;
    },
    draw(scene, theme, pixelRatio) {
      const { width, height } = canvas;
      const casters: Caster[] = [];
      if (figure) casters.push({ mesh: figure, palette: scene.palette });
      if (scene.stool) casters.push({ mesh: stool, palette: scene.stool });
      shadowMap.render(casters, scene.lightProjection);
      gl.viewport(0, 0, width, height);
      const [red, green, blue] = theme.colors.background.map(toSrgb);
      gl.clearColor(red ?? 0, green ?? 0, blue ?? 0, 1);
      if (theme.transparent) gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, shadowMap.texture);
      drawGround(scene, theme);
      const { body, grid } = theme.colors;
      const stoolTint: Rgb = [(body[0] + grid[0]) / 2, (body[1] + grid[1]) / 2, (body[2] + grid[2]) / 2];
      for (const { mesh, palette } of casters)
        drawFigure(mesh, palette, mesh === stool ? stoolTint : body, scene, theme);
      if (skeleton) drawSkeleton(scene, theme, pixelRatio);
      drawLabel(theme, width, height, pixelRatio);
    },
  };
}

const toSrgb = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);
