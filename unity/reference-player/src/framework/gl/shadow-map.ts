import { createProgram } from './program.ts';
import { type MeshBuffers, SKINNING } from './skin.ts';

const SIZE = 512;

/** A mesh, and the matrices that pose it. */
export interface Caster {
  readonly mesh: MeshBuffers;
  readonly palette: Float32Array;
}

/** Depth of the figure as the key light sees it. */
export interface ShadowMap {
  readonly texture: WebGLTexture;
  readonly render: (casters: readonly Caster[], light: Float32Array) => void;
}

export function createShadowMap(gl: WebGL2RenderingContext): ShadowMap {
  const program = createProgram(
    gl,
    `${SKINNING}
    uniform mat4 light;
    void main() {
      gl_Position = light * vec4(vec4(position, 1.0) * skinMatrix(), 1.0);
    }`,
    'void main() {}',
  );
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.DEPTH_COMPONENT24, SIZE, SIZE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE);
  const target = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, target);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.TEXTURE_2D, texture, 0);
  gl.drawBuffers([gl.NONE]);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);

  return {
    texture,
    render(casters, light) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, target);
      gl.viewport(0, 0, SIZE, SIZE);
      gl.clear(gl.DEPTH_BUFFER_BIT);
      gl.enable(gl.DEPTH_TEST);
      gl.depthMask(true);
      program.use();
      gl.uniformMatrix4fv(program.uniform('light'), false, light);
      for (const { mesh, palette } of casters) {
        gl.uniform4fv(program.uniform('palette'), palette);
        mesh.draw();
      }
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },
  };
}

/** GLSL: the share of key light that reaches a point, averaged over nine places of a disc with radius `spread`. */
export const SHADOW_LOOKUP = `
uniform highp sampler2DShadow shadowMap;
uniform mat4 light;

float keyLight(vec3 world, float spread, float bias) {
  vec4 clip = light * vec4(world, 1.0);
  vec3 at = clip.xyz * 0.5 + 0.5;
  if (any(greaterThan(abs(at - 0.5), vec3(0.49)))) return 1.0;
  at.z -= bias;
  float sum = texture(shadowMap, at);
  // A sunflower: eight points that cover the disc evenly.
  for (int i = 1; i <= 8; i++) {
    float angle = float(i) * 2.39996;
    sum += texture(shadowMap, vec3(at.xy + sqrt(float(i) / 8.0) * spread * vec2(cos(angle), sin(angle)), at.z));
  }
  return sum / 9.0;
}
`;
