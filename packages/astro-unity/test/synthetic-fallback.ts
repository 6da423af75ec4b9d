/** A decoder as loaders carry it: a text for a worker, and a test for Unity's mark. */
const DECODER = `{
      require: function () { return function () {}; },
      decompress: function (bytes) { return this.require()(bytes); },
      hasUnityMarker: function (bytes) { return bytes[0] == 31; }
    }`;

const WORKER = `new Worker(URL.createObjectURL(new Blob(["this.require = ", decoder.require.toString(), "; this.decompress = ", decoder.decompress.toString(), "; this.onmessage = ", function () {}.toString()])))`;

/** A loader with Unity's decompression fallback. It downloads, decodes and starts as Unity's does, without drawing. */
export function syntheticFallbackLoader(): string {
  return `function createUnityInstance(canvas, config, onProgress) {
  var Module = { canvas: canvas, preRun: [], streamingAssetsUrl: "StreamingAssets" };
  for (var key in config) Module[key] = config[key];
  var decoders = { gzip: ${DECODER}, br: ${DECODER} };
  function decode(bytes) {
    return new Promise(function (resolve, reject) {
      try {
        for (var name in decoders) {
          var decoder = decoders[name];
          if (decoder.hasUnityMarker(bytes)) {
            decoder.worker = ${WORKER};
            return;
          }
        }
        resolve(bytes);
      } catch (error) { reject(error); }
    });
  }
  function download(key) {
    return fetch(Module[key]).then(function (response) { return response.arrayBuffer(); }).then(function (buffer) {
      return decode(new Uint8Array(buffer));
    });
  }
  var data = download("dataUrl");
  return Promise.all([download("frameworkUrl").then(function (bytes) {
    var url = URL.createObjectURL(new Blob([bytes], { type: "application/javascript" }));
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = url;
      script.onload = function () { URL.revokeObjectURL(url); resolve(unityFramework); };
      script.onerror = reject;
      document.body.appendChild(script);
    });
  }), download("codeUrl")]).then(function (downloads) {
    Module.wasmBinary = downloads[1];
    downloads[0](Module);
    return data;
  }).then(function () {
    if (onProgress) onProgress(1);
    return { Module: Module, SetFullscreen: function () {}, SendMessage: function () {}, Quit: function () { return Promise.resolve(); } };
  });
}
`;
}

/** A `UnityLoader.js` with the decoders of Unity 5.6 to 2019.4. It starts nothing. */
export function syntheticUnityLoader(): string {
  return `var UnityLoader = UnityLoader || {
  Compression: {
    identity: { require: function () { return {}; }, decompress: function (bytes) { return bytes; } },
    gzip: ${DECODER},
    brotli: ${DECODER},
    decompress: function (bytes, callback) {
      var decoder = this.gzip.hasUnityMarker(bytes) ? this.gzip : this.identity;
      if (typeof callback != "function") return decoder.decompress(bytes);
      decoder.worker = ${WORKER};
    }
  },
  Job: { complete: function (bytes, callback) { UnityLoader.Compression.decompress(bytes, callback); } },
  instantiate: function (container, url, parameters) { return { Module: {}, SetFullscreen: function () {}, SendMessage: function () {} }; }
};
`;
}
