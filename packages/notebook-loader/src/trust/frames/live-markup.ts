import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { isObject, type JsonValue, multiline, type Output, own } from '../../nbformat/index.ts';
import { plotlyScript, requireScript } from './libraries.ts';

/** What of an output needs scripts. */
export interface LiveMarkup {
  /** As HTML for the document of a frame. */
  html: string;
  mediaType: string;
  /** Whether it runs, only loads what later outputs of the notebook use, or is an empty place for the next one to draw in. */
  role: 'runs' | 'loads' | 'place';
  /** Whether the output may be shown without scripts too: by a picture in its bundle, or drawn from a description. */
  drawable: boolean;
}

const script = /^(?:application|text)\/(?:x-)?(?:javascript|ecmascript)$/;
const loader = /^application\/vnd\.(?:bokehjs|holoviews)_load\b/;
const drawn =
  /^image\/|^application\/vnd\.(?:vega|plotly|jupyter\.widget-view)|^text\/vnd\.(?:graphviz|mermaid)/;

/** The part of an output that runs; `undefined` where a page shows all of it without. */
export function liveMarkup(output: Output): LiveMarkup | undefined {
  if (output.output_type !== 'display_data' && output.output_type !== 'execute_result') return undefined;
  const { data } = output;
  const mediaTypes = Object.keys(data);
  const scriptType = mediaTypes.find((mediaType) => script.test(mediaType));
  const code = scriptType === undefined ? undefined : multiline(own(data, scriptType));
  const loads = mediaTypes.some((mediaType) => loader.test(mediaType));
  const html = multiline(own(data, 'text/html') ?? own(data, 'text/vnd.plotly.v1+html'));
  const kind = html === undefined ? undefined : kindOf(html);
  const drawable =
    mediaTypes.some((mediaType) => drawn.test(mediaType)) || /\bvegaEmbed\s*\(/.test(html ?? '');

  // A table with scripts, as Colab makes it, says more without them than a frame would.
  if (html !== undefined && kind !== undefined && kind !== 'static') {
    const markup = code === undefined || kind === 'runs' ? html : html + runs(code);
    const role = loads ? 'loads' : kind === 'place' && code !== undefined ? 'runs' : kind;
    return { html: withRequire(markup), mediaType: 'text/html', role, drawable };
  }
  if (scriptType !== undefined && code !== undefined && code.trim() !== '' && html === undefined) {
    const role = loads ? 'loads' : 'runs';
    return { html: withRequire(runs(code)), mediaType: scriptType, role, drawable };
  }
  const figure = own(data, 'application/vnd.plotly.v1+json');
  return figure === undefined ? undefined : livePlotly(figure);
}

/** Whether HTML only prepares later outputs, draws by scripts, is an empty place to draw in, or is all there already. */
function kindOf(html: string): LiveMarkup['role'] | 'static' {
  const found = { script: false, frame: false, table: false, place: false, text: false };
  visit(parse(html), (node) => {
    if (node.type === 'text' && node.value.trim() !== '') found.text = true;
    if (node.type !== 'element') return undefined;
    if (node.tagName === 'td') {
      found.table = true;
      return EXIT;
    }
    if (node.tagName === 'script') {
      if (isProgram(node)) found.script = true;
      return SKIP;
    }
    if (node.tagName === 'iframe' && typeof node.properties.srcDoc === 'string') found.frame = true;
    if (!/^(?:style|link|meta)$/.test(node.tagName)) found.place = true;
    return node.tagName === 'style' ? SKIP : undefined;
  });
  if (found.table) return 'static';
  if (found.frame) return 'runs';
  if (!found.script) return found.place && !found.text ? 'place' : 'static';
  return found.place || /\bdocument\.write|\belement\b/.test(html) ? 'runs' : 'loads';
}

function parse(html: string): Root {
  try {
    return fromHtml(html, { fragment: true });
  } catch (error) {
    // The parser recurses; markup of thousands of levels overflows its stack.
    if (error instanceof RangeError) return { type: 'root', children: [] };
    throw error;
  }
}

function isProgram({ properties }: Element): boolean {
  return /^(?:|module|(?:text|application)\/(?:x-)?(?:javascript|ecmascript))$/i.test(
    String(properties.type ?? ''),
  );
}

/** Jupyter gives a script its output area as `element`. */
function runs(code: string): string {
  const safe = code.replace(/<(?=\/script|!--)/gi, '\\x3c');
  return `<div class="output"></div><script>(function (element) {\n${safe}\n})(document.currentScript.previousElementSibling)</script>`;
}

/** What Jupyter's older front ends had as globals. */
function withRequire(html: string): string {
  return /\brequire(?:js)?\s*[.(]/.test(html) ? requireScript + html : html;
}

function livePlotly(figure: JsonValue): LiveMarkup | undefined {
  if (!isObject(figure) || !Array.isArray(figure.data)) return undefined;
  const argument = (value: JsonValue | undefined) => JSON.stringify(value ?? {}).replaceAll('<', '\\u003c');
  const html = `${plotlyScript}<div id="figure"></div><script>
Plotly.newPlot('figure', ${argument(figure.data)}, ${argument(figure.layout)}, { responsive: true });
</script>`;
  return { html, mediaType: 'application/vnd.plotly.v1+json', role: 'runs', drawable: true };
}
