/** Whether the browser gives a WebGL context of that kind. */
export function hasContext(kind: 'webgl' | 'webgl2'): boolean {
  const context = document.createElement('canvas').getContext(kind);
  if (!(context instanceof WebGLRenderingContext || context instanceof WebGL2RenderingContext)) return false;
  // Browsers allow a few contexts only, and would count this one until it is collected.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return true;
}
