import type { Theme } from '../theme.ts';
import { TO_SRGB } from './color-space.ts';
import { createProgram } from './program.ts';
import type { Scene } from './scene.ts';
import { SHADOW_LOOKUP } from './shadow-map.ts';

/** Most joints whose contact shadow is drawn. */
const JOINTS = 12;
/** Metres above the ground from which a joint casts none worth its price. */
const CONTACT_HEIGHT = 0.6;

/** Draws the ground around the figure: a disc with a grid that fades out, its shadows, and rings where feet came down. */
export function createGroundPass(gl: WebGL2RenderingContext) {
  const program = createProgram(
    gl,
    `uniform mat4 viewProjection;
    uniform vec2 focus;
    out vec3 world;
    void main() {
      vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
      world = vec3(focus.x + corner.x * 7.0, 0.0, focus.y + corner.y * 7.0);
      gl_Position = viewProjection * vec4(world, 1.0);
    }`,
    `${SHADOW_LOOKUP}${TO_SRGB}
    uniform vec2 focus;
    uniform vec3 ground;
    uniform vec3 grid;
    uniform vec3 accent;
    uniform vec3 background;
    uniform vec3 joints[${JOINTS}];
    uniform int jointCount;
    uniform vec4 marks[4];
    uniform bool transparent;
    const float shadowTone = 0.7;
    in vec3 world;
    out vec4 color;

    float lines(vec2 at, float width) {
      vec2 slope = fwidth(at);
      vec2 distance = abs(fract(at - 0.5) - 0.5);
      vec2 line = 1.0 - smoothstep(width * slope - slope * 0.5, width * slope + slope, distance);
      // Where the lines come closer than pixels they turn into an even tone.
      line *= 1.0 - smoothstep(0.15, 0.5, slope);
      return max(line.x, line.y);
    }

    void main() {
      float radius = length(world.xz - focus);
      float disc = 1.0 - smoothstep(0.4, 4.2, radius);
      float far = 1.0 - smoothstep(1.2, 6.2, radius);
      vec3 tone = mix(background, ground, disc);
      tone = mix(tone, grid, 0.6 * far * far * lines(world.xz * 2.0, 0.4));

      float shade = 1.0;
      if (radius < 2.2) {
        float contact = 0.0;
        // Farther out it is nothing.
        int near = radius < 1.2 ? jointCount : 0;
        for (int i = 0; i < near; i++) {
          vec3 d = joints[i] - world;
          float h = max(d.y, 0.02);
          float q = dot(d.xz, d.xz) + h * h;
          contact += 0.00054 * h / (q * sqrt(q) + 0.0004);
        }
        contact = 1.0 - exp(-contact * 2.2);
        shade = (1.0 - contact * 0.55) * mix(shadowTone, 1.0, keyLight(world, 0.011, 0.001));
      }
      tone *= shade;

      for (int i = 0; i < 4; i++) {
        float age = marks[i].z;
        if (age > 2.0) continue;
        float d = length(world.xz - marks[i].xy);
        float edge = 0.07 + 0.22 * (1.0 - exp(-age * 3.0));
        float ring = smoothstep(0.016, 0.0, abs(d - edge)) * exp(-age * 2.6);
        tone = mix(tone, accent, ring * 0.85);
      }
      float alpha = transparent ? max(far, 1.0 - shade) : 1.0;
      color = vec4(toSrgb(tone) * alpha, alpha);
    }`,
  );

  return (scene: Scene, theme: Theme): void => {
    const { colors } = theme;
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    program.use();
    gl.uniformMatrix4fv(program.uniform('viewProjection'), false, scene.viewProjection);
    gl.uniformMatrix4fv(program.uniform('light'), false, scene.lightProjection);
    gl.uniform2fv(program.uniform('focus'), scene.focus);
    const low = lowJoints(scene.positions);
    if (low.length > 0) gl.uniform3fv(program.uniform('joints'), low);
    gl.uniform1i(program.uniform('jointCount'), low.length / 3);
    gl.uniform4fv(program.uniform('marks'), scene.marks);
    for (const name of ['ground', 'grid', 'accent', 'background'] as const) {
      gl.uniform3fv(program.uniform(name), colors[name]);
    }
    gl.uniform1i(program.uniform('transparent'), Number(theme.transparent));
    gl.uniform1i(program.uniform('shadowMap'), 0);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  };
}

/** The joints near the ground, three floats each. */
function lowJoints(positions: Float32Array): number[] {
  const low: number[] = [];
  for (let i = 0; i < positions.length && low.length < JOINTS * 3; i += 3) {
    if ((positions[i + 1] ?? 0) < CONTACT_HEIGHT) low.push(...positions.subarray(i, i + 3));
  }
  return low;
}
