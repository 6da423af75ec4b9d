/** A page in the shape of Unity's default template: the config stands in an inline script. */
export function indexHtml(name: string, suffix: string): string {
  return `<!DOCTYPE html>
<html lang="en-us">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>RealMotionEngine reference player (no Unity build)</title>
    <style>
      html, body { margin: 0; height: 100%; background: #f4f5f7; font: 14px/1.5 system-ui, sans-serif; color: #39414d }
      @media (prefers-color-scheme: dark) { html, body { background: #0e1116; color: #aeb6c2 } }
      #unity-container { display: flex; flex-direction: column; height: 100% }
      #unity-canvas { display: block; flex: 1; min-height: 0; width: 100%; outline: none }
      #unity-loading-bar { position: absolute; inset: auto 25% 50%; height: 3px; background: #8883 }
      #unity-progress-bar-full { width: 0; height: 100%; background: #ff5a2b }
      #unity-warning { position: absolute; inset: 0 0 auto; padding: 8px 16px; background: #ff5a2b; color: #fff }
      #unity-warning:empty { display: none }
      #unity-footer { padding: 8px 12px }
    </style>
  </head>
  <body>
    <div id="unity-container">
      <canvas id="unity-canvas" width="960" height="600" tabindex="-1"></canvas>
      <div id="unity-loading-bar"><div id="unity-progress-bar-full"></div></div>
      <div id="unity-warning"></div>
      <div id="unity-footer">RealMotionEngine reference player: this is a reference player and no Unity build.</div>
    </div>
    <script>
      var canvas = document.querySelector("#unity-canvas");

      function unityShowBanner(msg, type) {
        var warning = document.querySelector("#unity-warning");
        warning.textContent = msg;
        if (type != "error") setTimeout(function () { warning.textContent = ""; }, 5000);
      }

      var buildUrl = "Build";
      var loaderUrl = buildUrl + "/${name}.loader.js";
      var config = {
        arguments: [],
        dataUrl: buildUrl + "/${name}.data${suffix}",
        frameworkUrl: buildUrl + "/${name}.framework.js${suffix}",
        codeUrl: buildUrl + "/${name}.wasm${suffix}",
        streamingAssetsUrl: "StreamingAssets",
        companyName: "RealMotionEngine",
        productName: "RealMotionEngine reference player",
        productVersion: "0.1.0",
        showBanner: unityShowBanner,
      };

      var script = document.createElement("script");
      script.src = loaderUrl;
      script.onload = () => {
        createUnityInstance(canvas, config, (progress) => {
          document.querySelector("#unity-progress-bar-full").style.width = 100 * progress + "%";
        }).then((unityInstance) => {
          document.querySelector("#unity-loading-bar").style.display = "none";
          window.unityInstance = unityInstance;
        }).catch((message) => {
          alert(message);
        });
      };
      document.body.appendChild(script);
    </script>
  </body>
</html>
`;
}
