/**
 * What a frame may do: run its own scripts and load from hosts that speak https. No form leaves it, and what it nests is held
 * by its own sandbox.
 */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' https: blob:",
  "style-src 'unsafe-inline' https:",
  'img-src https: data: blob:',
  'media-src https: data: blob:',
  'font-src https: data:',
  'connect-src https: data: blob:',
  'worker-src blob:',
  'frame-src https: data: blob:',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * Writes the markup, and tells the page its height, whenever it changes or the page asks. Opened by itself the document has
 * the origin of the site: there it stays empty.
 */
function bootScript(markup: string): string {
  return `if (self.origin === 'null') {
  const tell = () =>
    parent.postMessage({ notebookFrame: Math.ceil(document.documentElement.getBoundingClientRect().height) }, '*');
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('message', tell);
  document.write(${inScript(markup)});
} else {
  document.body.textContent = 'This output runs inside of its page only.';
}`;
}

/** A JavaScript string that no HTML parser finds the end of its script in. */
function inScript(text: string): string {
  return JSON.stringify(text)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The document of a frame for the live outputs of a notebook; to be shown in `<iframe sandbox="allow-scripts">` only. */
export function frameDocument(markup: string): string {
  // Notebooks draw on white.
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>Output of a notebook</title>
<style>
body { margin: 0; background: #fff; color: #1a1c21; font: 14px/1.5 system-ui, sans-serif }
</style>
</head>
<body>
<script>${bootScript(markup)}</script>
</body>
</html>
`;
}
