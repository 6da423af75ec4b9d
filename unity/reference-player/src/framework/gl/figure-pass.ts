import type { Rgb, Theme } from '../theme.ts';
import { TO_SRGB } from './color-space.ts';
import { createProgram } from './program.ts';
import type { Scene } from './scene.ts';
import { SHADOW_LOOKUP } from './shadow-map.ts';
import { type MeshBuffers, SKINNING } from './skin.ts';

/** Draws the body: matt, a warm key light with shadow, sky and ground as fill, a rim where it turns away. */
export function createFigurePass(gl: WebGL2RenderingContext) {
  const program = createProgram(
    gl,
    `${SKINNING}
    uniform mat4 viewProjection;
    out vec3 world;
    out vec3 facing;
    void main() {
      mat3x4 skin = skinMatrix();
      world = vec4(position, 1.0) * skin;
      facing = vec4(normal, 0.0) * skin;
      gl_Position = viewProjection * vec4(world, 1.0);
    }`,
    `${SHADOW_LOOKUP}${TO_SRGB}
    uniform vec3 eye;
    uniform vec3 keyDirection;
    uniform vec3 body;
    uniform vec3 rim;
    uniform vec3 sky;
    in vec3 world;
    in vec3 facing;
    out vec4 color;
    void main() {
      vec3 n = normalize(facing);
      vec3 v = normalize(eye - world);
      float lambert = dot(n, keyDirection);
      float wrapped = clamp((lambert + 0.25) / 1.25, 0.0, 1.0);
      // What faces away from the key light needs no look at the shadow map.
      float shadow = wrapped > 0.0 ? keyLight(world + n * 0.014, 0.0028, 0.002) : 1.0;
      float key = wrapped * wrapped * mix(0.25, 1.0, shadow);
      // Close to the ground less of the sky is seen, and inner sides face the body itself.
      float open = mix(0.62, 1.0, smoothstep(0.0, 0.9, world.y));
      vec3 fill = mix(sky * 0.16, sky * 0.42 + 0.06, n.y * 0.5 + 0.5) * open;
      // A weak cool light from the other side keeps the form of what the key light does not reach.
      vec3 across = normalize(vec3(-keyDirection.z, 0.35, keyDirection.x));
      fill += vec3(0.15, 0.18, 0.24) * pow(max(dot(n, across), 0.0), 1.5) * open;
      float fresnel = pow(1.0 - clamp(dot(n, v), 0.0, 1.0), 3.0);
      vec3 h = normalize(keyDirection + v);
      float gloss = pow(max(dot(n, h), 0.0), 36.0) * 0.09 * shadow * wrapped;
      vec3 lit = body * (fill + key * vec3(1.28, 1.22, 1.14)) + gloss;
      lit += rim * fresnel * (0.15 + 0.4 * smoothstep(-0.2, 0.7, n.y)) * 0.8;
      color = vec4(toSrgb(lit), 1.0);
    }`,
  );

  return (mesh: MeshBuffers, palette: Float32Array, tint: Rgb, scene: Scene, theme: Theme): void => {
    gl.enable(gl.DEPTH_TEST);
    gl.depthMask(true);
    gl.disable(gl.BLEND);
    program.use();
    gl.uniformMatrix4fv(program.uniform('viewProjection'), false, scene.viewProjection);
    gl.uniformMatrix4fv(program.uniform('light'), false, scene.lightProjection);
    gl.uniform4fv(program.uniform('palette'), palette);
    gl.uniform3fv(program.uniform('eye'), scene.eye);
    gl.uniform3fv(program.uniform('keyDirection'), scene.keyDirection);
    gl.uniform3fv(program.uniform('body'), tint);
    gl.uniform3fv(program.uniform('rim'), theme.colors.rim);
    gl.uniform3fv(program.uniform('sky'), theme.colors.ground);
    gl.uniform1i(program.uniform('shadowMap'), 0);
    mesh.draw();
  };
}
