/**
 * The parts of an export with threads, which keep Emscripten's and Unity's contract: the loader refuses pages without
 * `SharedArrayBuffer`, the framework starts workers from `locateFile("build.worker.js")`, and each worker imports the
 * framework and instantiates the same code on the same memory. Every worker then writes what the code answered into
 * the shared memory, and the game starts when all have.
 */

/** How many workers the framework starts before the game. Unity's pool has 8. */
const WORKERS = 2;

/** What a game that runs says of its threads: `Module.threadAnswers`, one number a worker. */
export const THREAD_ANSWERS = Array.from({ length: WORKERS }, () => 42);

export function threadedLoader(): string {
  return `function createUnityInstance(canvas, config, onProgress) {
  var Module = { canvas: canvas, preRun: [], postRun: [], FS_createPath: function () {}, FS_createDataFile: function () {},
    locateFile: function (name) { return name == "build.wasm" ? this.codeUrl : name == "build.worker.js" ? this.workerUrl : name; } };
  for (var key in config) Module[key] = config[key];
  return new Promise(function (resolve, reject) {
    if (typeof SharedArrayBuffer === "undefined") return reject("Your browser does not support multithreading.");
    fetch(Module.dataUrl).then(function (response) { return response.arrayBuffer(); }).then(function () {
      if (onProgress) onProgress(0.9);
      var script = document.createElement("script");
      script.src = Module.frameworkUrl;
      script.onload = function () { unityFramework(Module); };
      script.onerror = reject;
      document.body.appendChild(script);
    }, reject);
    Module.postRun.push(function () {
      if (onProgress) onProgress(1);
      resolve({ Module: Module, SetFullscreen: function () {}, SendMessage: function () {}, Quit: function () {
        Module.workers.forEach(function (worker) { worker.terminate(); });
        return Promise.resolve();
      } });
    });
  });
}
`;
}

export function threadedFramework(): string {
  return `var unityFramework = (() => {
  var _scriptDir = typeof document !== "undefined" && document.currentScript ? document.currentScript.src : undefined;
  return function (Module) {
    if (Module.ENVIRONMENT_IS_PTHREAD) {
      Module.instantiateWasm({}, function (instance) {
        Atomics.store(new Int32Array(Module.buffer), Module.slot, instance.exports.answer());
        postMessage({ cmd: "loaded" });
      });
      return Promise.resolve(Module);
    }
    var dependencies = new Set(["wasm-instantiate"]);
    Module.addRunDependency = function (id) { dependencies.add(id); };
    Module.removeRunDependency = function (id) {
      dependencies.delete(id);
      if (dependencies.size > 0) return;
      Module.threadAnswers = Array.from(new Int32Array(memory.buffer, 0, Module.workers.length));
      Module.postRun.forEach(function (run) { run(); });
    };
    var memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    Module.workers = Array.from({ length: ${WORKERS} }, function () { return new Worker(Module.locateFile("build.worker.js")); });
    Module.instantiateWasm({}, function (instance, module) {
      var waiting = Module.workers.length;
      Module.workers.forEach(function (worker, slot) {
        worker.onmessage = function (event) {
          if (event.data.cmd === "loaded" && --waiting === 0) Module.removeRunDependency("wasm-instantiate");
        };
        worker.onerror = function (event) { console.error("worker sent an error! " + event.message); throw event; };
        worker.postMessage({ cmd: "load", slot: slot, urlOrBlob: Module.mainScriptUrlOrBlob || _scriptDir, wasmMemory: memory, wasmModule: module });
      });
    });
    Module.preRun.forEach(function (run) { run(); });
    return Promise.resolve(Module);
  };
})();
`;
}

export function threadWorker(): string {
  return `"use strict";
var Module = {};
Module.instantiateWasm = function (info, receive) { receive(new WebAssembly.Instance(Module.wasmModule, info)); };
self.onmessage = function (event) {
  if (event.data.cmd !== "load") return;
  Module.slot = event.data.slot;
  Module.wasmModule = event.data.wasmModule;
  Module.buffer = event.data.wasmMemory.buffer;
  Module.ENVIRONMENT_IS_PTHREAD = true;
  importScripts(event.data.urlOrBlob);
  unityFramework(Module);
};
`;
}
