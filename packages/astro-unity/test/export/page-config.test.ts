import { describe, expect, test } from 'vitest';
import { findPageConfigs } from '../../src/export/page/page-config.ts';
import { readPage } from '../../src/export/page/page-scripts.ts';

/** What is found in a page with one inline script. */
function find(script: string, html = '') {
  return findPageConfigs(readPage(`<!DOCTYPE html>${html}<script>${script}</script>`), [script]);
}

const FULL = { dataUrl: 'B/a.data', frameworkUrl: 'B/a.framework.js', codeUrl: 'B/a.wasm' };

describe('configs of createUnityInstance', () => {
  test.each<[string, string, Record<string, unknown>]>([
    [
      'an object in the call',
      `createUnityInstance(c, { dataUrl: "B/a.data", frameworkUrl: "B/a.framework.js", codeUrl: "B/a.wasm" })`,
      FULL,
    ],
    [
      'names and concatenation',
      `var b = "B"; let n = b + "/a"; const config = { dataUrl: n + ".data", frameworkUrl: n + ".framework.js", codeUrl: n + ".wasm" };
       createUnityInstance(c, config)`,
      FULL,
    ],
    [
      'template literals',
      `const b = \`B\`; const config = { dataUrl: \`\${b}/a.data\`, frameworkUrl: \`\${b}/a.framework.js\`, codeUrl: \`\${b}/a.wasm\` };
       createUnityInstance(c, config)`,
      FULL,
    ],
    [
      'members that are set one by one, by both notations',
      `var config = {}; config.dataUrl = "B/a.data"; config["frameworkUrl"] = "B/a.framework.js"; config.codeUrl = "B/a.wasm";
       createUnityInstance(c, config)`,
      FULL,
    ],
    [
      'spread, Object.assign and shorthand',
      `const urls = { dataUrl: "B/a.data" }; const codeUrl = "B/a.wasm";
       const config = { ...urls, codeUrl }; Object.assign(config, { frameworkUrl: "B/a.framework.js" });
       createUnityInstance(c, config)`,
      FULL,
    ],
    [
      'an asynchronous start within functions, used above where it is set',
      `window.addEventListener("load", start);
       async function start() { const u = await createUnityInstance(c, config); }
       var config = { dataUrl: base + "a.data", frameworkUrl: base + "a.framework.js", codeUrl: base + "a.wasm" };
       var base = "B/";`,
      FULL,
    ],
    [
      'a config that reaches the call through a parameter',
      `function start(config) { createUnityInstance(c, config); }
       start({ dataUrl: "B/a.data", frameworkUrl: "B/a.framework.js", codeUrl: "B/a.wasm" });`,
      FULL,
    ],
    [
      'a class',
      `class Player { config = { dataUrl: "B/a.data", frameworkUrl: "B/a.framework.js", codeUrl: "B/a.wasm" };
         start() { return createUnityInstance(this.canvas, this.config); } }`,
      FULL,
    ],
    [
      'global names as members of window',
      `window.base = "B"; window.config = { dataUrl: window.base + "/a.data", frameworkUrl: base + "/a.framework.js", codeUrl: base + "/a.wasm" };
       createUnityInstance(c, window.config)`,
      FULL,
    ],
    [
      'a query that only the browser knows',
      `var v = "?v=" + Date.now(); var config = { dataUrl: "B/a.data?" + Date.now(), frameworkUrl: "B/a.framework.js", codeUrl: "B/a.wasm" };
       createUnityInstance(c, config)`,
      { ...FULL, dataUrl: 'B/a.data?' },
    ],
    [
      'a fallback behind || and a known condition',
      `var b = window.BASE || "B"; var config = { dataUrl: b + "/a.data", frameworkUrl: true ? b + "/a.framework.js" : "", codeUrl: b + "/a.wasm" };
       createUnityInstance(c, config)`,
      FULL,
    ],
    [
      'branches: the first address stays, other keys are the page’s own business',
      `if (mobile) { var e = ".data" } else { e = ".data.br" }
       var config = { dataUrl: "B/a" + e, frameworkUrl: "B/a.framework.js", codeUrl: "B/a.wasm", devicePixelRatio: 2 };
       if (mobile) { config.devicePixelRatio = 1; config.matchWebGLToCanvasSize = false; }
       createUnityInstance(c, config)`,
      { ...FULL, devicePixelRatio: 2 },
    ],
    [
      'functions and unknown values are left out, plain ones kept',
      `var config = { dataUrl: "B/a.data", frameworkUrl: "B/a.framework.js", codeUrl: "B/a.wasm", showBanner: show, print: function () {},
         user: prompt(), arguments: ["-x", 1, null], webglContextAttributes: { alpha: false, on() {} }, "__proto__": { polluted: 1 } };
       createUnityInstance(c, config)`,
      { ...FULL, arguments: ['-x', 1, null], webglContextAttributes: { alpha: false } },
    ],
  ])('%s', (_name, script, config) => {
    expect(find(script).configs).toEqual([{ generation: 'create-unity-instance', config }]);
  });

  test('two different configs are both reported, the same one twice is one', () => {
    const call = (name: string) =>
      `createUnityInstance(c, { dataUrl: "${name}.data", frameworkUrl: "${name}.js", codeUrl: "${name}.wasm" });`;
    expect(find(call('a') + call('b')).configs).toHaveLength(2);
    expect(find(call('a') + call('a')).configs).toHaveLength(1);
  });

  test.each([
    ['no call', 'var x = 1;'],
    ['unknown addresses', 'createUnityInstance(c, { dataUrl: x, frameworkUrl: y(), codeUrl: z + ".wasm" })'],
    ['an object with some of the keys', 'var o = { dataUrl: "a" };'],
    ['no JavaScript', 'createUnityInstance(c, {{{ CONFIG }}})'],
    [
      'a template',
      'createUnityInstance(c, { dataUrl: "Build/{{{ DATA_FILENAME }}}", frameworkUrl: "b", codeUrl: "c" })',
    ],
    ['no arguments', 'createUnityInstance()'],
  ])('%s: nothing', (_name, script) => {
    expect(find(script).configs).toEqual([]);
  });
});

test('UnityLoader.instantiate', () => {
  const { configs, loaderUrls } = find(
    'var p = "Build/"; var g = UnityLoader.instantiate("box", p + "Pong.json", { onProgress: UnityProgress });',
    '<script src="TemplateData/UnityProgress.js"></script><script src="Build/UnityLoader.js"></script>',
  );
  expect(configs).toEqual([{ generation: 'unity-loader', jsonUrl: 'Build/Pong.json' }]);
  expect(loaderUrls[0]).toBe('Build/UnityLoader.js');
});

test('the loader’s address: assigned to a script element, or written in the page', () => {
  const assigned =
    'var loaderUrl = "Build" + "/W.loader.js"; var s = document.createElement("script"); s.src = loaderUrl;';
  expect(find(assigned, '<script src="analytics.js"></script>').loaderUrls).toEqual([
    'Build/W.loader.js',
    'analytics.js',
  ]);
});

test.each([
  ['a script', `canvas.style.background = "url('" + "Build" + "/W.jpg') center / cover";`, ''],
  [
    'a style attribute',
    '',
    `<canvas style="width: 9px; background: url('Build/W.jpg') center / cover"></canvas>`,
  ],
])('the background, from %s', (_name, script, html) => {
  expect(find(script, html).backgroundUrl).toBe('Build/W.jpg');
});

test('scripts share their global names; scripts of other kinds are left out', () => {
  const page = readPage(
    '<script src="a.js"></script><script type="text/x-template">{{</script><script type="module">m()</script>',
  );
  expect(page.scripts).toEqual([{ src: 'a.js' }, { text: 'm()' }]);
  const scripts = [
    'var base = "B/a";',
    'createUnityInstance(c, { dataUrl: base + ".data", frameworkUrl: base + ".framework.js", codeUrl: base + ".wasm" })',
  ];
  expect(findPageConfigs(page, scripts).configs).toEqual([
    { generation: 'create-unity-instance', config: FULL },
  ]);
});
