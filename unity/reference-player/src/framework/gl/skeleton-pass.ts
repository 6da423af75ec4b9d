import type { Theme } from '../theme.ts';
import { TO_SRGB } from './color-space.ts';
import { createProgram } from './program.ts';
import type { Scene } from './scene.ts';

/** Draws the joints over the body as round dots, and the bones as lines between them. */
export function createSkeletonPass(gl: WebGL2RenderingContext) {
  const program = createProgram(
    gl,
    `uniform mat4 viewProjection;
    uniform vec3 from;
    uniform vec3 to;
    uniform vec2 halfSize;
    uniform vec2 pixel;
    out vec2 at;
    void main() {
      vec4 a = viewProjection * vec4(from, 1.0);
      vec4 b = viewProjection * vec4(to, 1.0);
      vec2 along = (b.xy / b.w - a.xy / a.w) / pixel;
      float len = length(along);
      along = len > 0.01 ? along / len : vec2(1.0, 0.0);
      vec2 across = vec2(-along.y, along.x);
      vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
      vec4 end = corner.x < 0.0 ? a : b;
      at = corner;
      gl_Position = vec4(end.xy / end.w + (along * corner.x * halfSize.x + across * corner.y * halfSize.y) * pixel, 0.0, 1.0);
    }`,
    `${TO_SRGB}
    uniform vec3 ink;
    uniform float opacity;
    uniform bool round;
    in vec2 at;
    out vec4 color;
    void main() {
      float d = round ? length(at) : abs(at.y);
      float cover = (1.0 - smoothstep(1.0 - fwidth(d) * 1.5, 1.0, d)) * opacity;
      color = vec4(toSrgb(ink) * cover, cover);
    }`,
  );

  return (scene: Scene, theme: Theme, pixelRatio: number): void => {
    const { positions, parents } = scene;
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    program.use();
    gl.uniformMatrix4fv(program.uniform('viewProjection'), false, scene.viewProjection);
    gl.uniform3fv(program.uniform('ink'), theme.colors.accent);
    gl.uniform2f(program.uniform('pixel'), 2 / gl.drawingBufferWidth, 2 / gl.drawingBufferHeight);
    const draw = (from: number, to: number, width: number, round: boolean, opacity: number): void => {
      gl.uniform3fv(program.uniform('from'), positions.subarray(from * 3, from * 3 + 3));
      gl.uniform3fv(program.uniform('to'), positions.subarray(to * 3, to * 3 + 3));
      gl.uniform2f(program.uniform('halfSize'), round ? width : 0, width);
      gl.uniform1i(program.uniform('round'), Number(round));
      gl.uniform1f(program.uniform('opacity'), opacity);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    };
    for (const [joint, parent] of parents.entries()) {
      if (parent >= 0) draw(parent, joint, 1.9 * pixelRatio, false, 0.75);
    }
    for (const joint of parents.keys()) draw(joint, joint, 4.2 * pixelRatio, true, 1);
  };
}
