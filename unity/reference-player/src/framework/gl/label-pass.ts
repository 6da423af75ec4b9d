import type { Theme } from '../theme.ts';
import { TO_SRGB } from './color-space.ts';
import { createProgram } from './program.ts';

const TEXT = 'Reference player, no Unity build';

/** Writes in the lower left corner what this is. */
export function createLabelPass(gl: WebGL2RenderingContext) {
  const program = createProgram(
    gl,
    `uniform vec4 box;
    out vec2 at;
    void main() {
      at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
      gl_Position = vec4(mix(box.xy, box.zw, at), 0.0, 1.0);
    }`,
    `${TO_SRGB}
    uniform sampler2D text;
    uniform vec3 ink;
    in vec2 at;
    out vec4 color;
    void main() {
      float cover = texture(text, vec2(at.x, 1.0 - at.y)).a * 0.8;
      color = vec4(toSrgb(ink) * cover, cover);
    }`,
  );
  const texture = gl.createTexture();
  let drawnFor = 0;
  let size = { width: 1, height: 1 };

  return (theme: Theme, width: number, height: number, pixelRatio: number): void => {
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    if (drawnFor !== pixelRatio) {
      const canvas = writeText(pixelRatio);
      size = { width: canvas.width, height: canvas.height };
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      drawnFor = pixelRatio;
    }
    const left = Math.round(12 * pixelRatio);
    const bottom = Math.round(8 * pixelRatio);
    const x = (pixels: number) => (2 * pixels) / width - 1;
    const y = (pixels: number) => (2 * pixels) / height - 1;
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    program.use();
    gl.uniform4f(program.uniform('box'), x(left), y(bottom), x(left + size.width), y(bottom + size.height));
    gl.uniform3fv(program.uniform('ink'), theme.colors.text);
    gl.uniform1i(program.uniform('text'), 1);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    gl.activeTexture(gl.TEXTURE0);
  };
}

function writeText(pixelRatio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const font = `${11 * pixelRatio}px system-ui, sans-serif`;
  const measure = canvas.getContext('2d');
  if (!measure) return canvas;
  measure.font = font;
  canvas.width = Math.ceil(measure.measureText(TEXT).width) + 2;
  canvas.height = Math.ceil(16 * pixelRatio);
  // Resizing a canvas resets its state.
  measure.font = font;
  measure.textBaseline = 'middle';
  measure.fillText(TEXT, 1, canvas.height / 2);
  return canvas;
}
