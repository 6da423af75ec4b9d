import { uint32 } from './unity-compression.ts';

/** A loader that fetches and starts as Unity's does, without drawing. */
export function syntheticLoader(): string {
  return `function createUnityInstance(canvas, config, onProgress) {
  var Module = { canvas: canvas, preRun: [], streamingAssetsUrl: "StreamingAssets" };
  for (var key in config) Module[key] = config[key];
  return fetch(Module.dataUrl).then(function (response) { return response.arrayBuffer(); }).then(function () {
    if (onProgress) onProgress(0.9);
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = Module.frameworkUrl;
      script.onload = resolve;
      script.onerror = reject;
      document.body.appendChild(script);
    });
  }).then(function () {
    unityFramework(Module);
    if (onProgress) onProgress(1);
    return { Module: Module, SetFullscreen: function () {}, SendMessage: function () {}, Quit: function () { return Promise.resolve(); } };
  });
}
`;
}

export function syntheticFramework(generation: 'create-unity-instance' | 'unity-loader'): string {
  if (generation === 'unity-loader')
    return '(function(Module) {\nvar Module=typeof Module!=="undefined"?Module:{};\n});';
  return `function unityFramework(Module) {
  Module["wasm"] = fetch(Module.codeUrl).then(function (response) { return response.arrayBuffer(); }).then(WebAssembly.instantiate);
  for (var index = 0; index < Module.preRun.length; index++) Module.preRun[index]();
}
`;
}

/** A valid module with one function, `answer() → 42`. */
export function syntheticWasm(): Buffer {
  return Buffer.from('0061736d010000000105016000017f03020100070a0106616e7377657200000a06010400412a0b', 'hex');
}

/** A `UnityWebData1.0` container with the entries that Unity writes. */
export function syntheticData(unityVersion: string, bytes = 2000, archive?: Buffer): Buffer {
  const bundle = Buffer.concat([
    Buffer.from('UnityFS\0'),
    Buffer.from([0, 0, 0, 8]),
    Buffer.from(`5.x.x\0${unityVersion}\0`),
    Buffer.alloc(40),
  ]);
  const entries = new Map<string, Buffer>([
    // Holds an older version, as the real one does: whoever searches the whole file finds the wrong one.
    ['Resources/unity_default_resources', Buffer.concat([Buffer.from('2018.3.0a6\0'), noise(bytes)])],
    ['data.unity3d', archive ?? bundle],
    ['boot.config', Buffer.from('wait-for-native-debugger=0\n')],
    ['Il2CppData/Metadata/global-metadata.dat', Buffer.from('af1bb1fa1f000000', 'hex')],
  ]);
  return packData(entries);
}

/** Packs files as Unity's `.data` does. */
export function packData(entries: ReadonlyMap<string, Buffer>): Buffer {
  const magic = Buffer.from('UnityWebData1.0\0');
  const names = [...entries.keys()].map((name) => Buffer.from(name));
  const headerLength = magic.length + 4 + names.reduce((sum, name) => sum + 12 + name.length, 0);
  const parts = [magic, uint32(headerLength)];
  let offset = headerLength;
  [...entries.values()].forEach((content, index) => {
    const name = names[index] ?? Buffer.alloc(0);
    parts.push(uint32(offset), uint32(content.length), uint32(name.length), name);
    offset += content.length;
  });
  return Buffer.concat([...parts, ...entries.values()]);
}

/** The markers of an empty JPEG file. */
export function syntheticJpeg(): Buffer {
  return Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
}

/** Bytes that do not compress, the same in every run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
