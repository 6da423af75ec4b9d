import type { SyntheticExport, SyntheticOptions } from './synthetic-export.ts';

/** `index.html` as Unity's default template writes it. */
export function syntheticPage(names: SyntheticExport['files'], options: SyntheticOptions = {}): string {
  const url = (path: string) => `buildUrl + ${JSON.stringify(path.slice('Build'.length))}`;
  const optional = [
    ['workerUrl', names.worker],
    ['memoryUrl', names.memory],
    ['symbolsUrl', names.symbols],
  ] as const;
  const lines = optional.flatMap(([key, path]) =>
    path === undefined ? [] : [`        ${key}: ${url(path)},\n`],
  );
  const extra = Object.entries(options.extraConfig ?? {}).map(
    ([key, value]) => `        ${key}: ${JSON.stringify(value)},\n`,
  );
  const background =
    names.background === undefined
      ? ''
      : `canvas.style.background = "url('" + ${url(names.background)} + "') center / cover";`;
  return `<!DOCTYPE html>
<html lang="en-us">
  <head><meta charset="utf-8"><title>Unity Web Player | Synthetic Product</title></head>
  <body>
    <canvas id="unity-canvas" width=960 height=600 tabindex="-1"></canvas>
    <script>
      var canvas = document.querySelector("#unity-canvas");
      function unityShowBanner(msg, type) {}
      var buildUrl = "Build";
      var loaderUrl = ${url(names.loader)};
      var config = {
        arguments: [],
        dataUrl: ${url(names.data)},
        frameworkUrl: ${url(names.framework)},
        codeUrl: ${url(names.code)},
${lines.join('')}        streamingAssetsUrl: "StreamingAssets",
        companyName: "Synthetic Company",
        productName: "Synthetic Product",
        productVersion: "1.0",
${extra.join('')}        showBanner: unityShowBanner,
      };
      if (/iPhone|iPad|iPod|Android/i.test(navigator.userAgent)) {
        config.devicePixelRatio = 1;
      }
      ${background}
      var script = document.createElement("script");
      script.src = loaderUrl;
      script.onload = () => {
        createUnityInstance(canvas, config, (progress) => {}).catch((message) => { alert(message); });
      };
      document.body.appendChild(script);
    </script>
  </body>
</html>
`;
}

/** `index.html` as the default template of Unity 2019 and older writes it. */
export function syntheticUnityLoaderPage(jsonUrl: string): string {
  return `<!DOCTYPE html>
<html lang="en-us">
  <head>
    <meta charset="utf-8">
    <script src="Build/UnityLoader.js"></script>
    <script>
      var unityInstance = UnityLoader.instantiate("unityContainer", ${JSON.stringify(jsonUrl)}, {onProgress: UnityProgress});
    </script>
  </head>
  <body><div id="unityContainer" style="width: 960px; height: 600px"></div></body>
</html>
`;
}
