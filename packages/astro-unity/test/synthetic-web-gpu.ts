/**
 * A loader of a build for WebGPU. As Unity's, it asks for an adapter, and starts whatever the answer is; the engine then
 * finds no graphics, and says so.
 */
export function webGpuLoader(): string {
  return `function createUnityInstance(canvas, config, onProgress) {
  var Module = { canvas: canvas, SystemInfo: {} };
  for (var key in config) Module[key] = config[key];
  return new Promise(function (resolve) {
    navigator.gpu ? navigator.gpu.requestAdapter().then(function (adapter) { resolve(!!adapter); }) : resolve(false);
  }).then(function (hasWebGPU) {
    if (!hasWebGPU) throw new Error("Failed to initialize graphics.");
    return { Module: Module, SetFullscreen: function () {}, SendMessage: function () {}, Quit: function () { return Promise.resolve(); } };
  });
}
`;
}
