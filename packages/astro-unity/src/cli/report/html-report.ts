import type { ContentItem, ExportContents } from '../contents/types.ts';
import type { ExportDescription } from '../describe-export.ts';
import { formatBytes } from '../table.ts';
import { escapeHtml } from './escape-html.ts';
import { reportStyle } from './report-style.ts';
import { treemapSvg } from './treemap-svg.ts';

/** Rows of the table; what is smaller saves nothing. */
const ROWS = 100;

const NAMELESS =
  ' The functions of this export have no names: switch on Debug Symbols in Player Settings → Publishing Settings to see which of them are large.';

/** One page that shows where the bytes of an export are. It needs no script and no other file. */
export function htmlReport(description: ExportDescription, contents: ExportContents): string {
  const { productName, productVersion } = description;
  const title = [productName ?? 'A Unity export', productVersion].filter(Boolean).join(' ');
  const total = contents.parts.reduce((sum, part) => sum + part.compressedBytes, 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}: where the bytes are</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="facts">${facts(description, contents).map(escapeHtml).join(' · ')}</p>
<h2>${formatBytes(total)} to download</h2>
<p>Each area is a share of the download. Point at one for its name and sizes.</p>
${treemapSvg(contents.parts, 1200, 620, 'wide')}
${treemapSvg(contents.parts, 480, 720, 'narrow')}
<h2>Largest first</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">what</th><th scope="col">download</th><th scope="col">share</th><th scope="col">decoded</th></tr></thead>
<tbody>
${tableRows(contents, total)}
</tbody>
</table></div>
<p class="note">Sizes are those of the parts as Unity compressed them, or as gzip would. Inside a part, what lies in it is weighed by gzip, each by itself; the files of data.unity3d and the functions of the code, by their size. A build with astro-unity deploys brotli at its best, which is smaller still.${isNameless(contents) ? NAMELESS : ''}</p>
</main>
</body>
</html>
`;
}

/** What is known of the export besides sizes. */
function facts({ unityVersion, codeFormat, parts }: ExportDescription, contents: ExportContents): string[] {
  const features = contents.features.length > 0 ? ` with ${contents.features.join(', ')}` : '';
  return [
    `Unity ${unityVersion ?? 'of an unknown version'}`,
    codeFormat === 'asm' ? 'asm.js' : `WebAssembly${features}`,
    contents.development ? 'development build' : 'release build',
    `${formatBytes(parts.reduce((sum, part) => sum + part.bytes, 0))} as exported`,
  ];
}

function isNameless({ parts }: ExportContents): boolean {
  const section = parts
    .find(({ role }) => role === 'code')
    ?.items.find(({ name }) => name === 'code section');
  return section?.items.length === 0;
}

function tableRows({ parts }: ExportContents, total: number): string {
  const leaves = parts.flatMap((part) => leavesOf(part, [part.role]));
  return leaves
    .sort((a, b) => b.item.compressedBytes - a.item.compressedBytes)
    .slice(0, ROWS)
    .map(({ item, path }) => {
      const share = total === 0 ? 0 : (100 * item.compressedBytes) / total;
      return `<tr><th scope="row">${path.map(escapeHtml).join(' <span>›</span> ')}</th><td>${formatBytes(item.compressedBytes)}</td><td>${share.toFixed(1)} %</td><td>${formatBytes(item.bytes)}</td></tr>`;
    })
    .join('\n');
}

function leavesOf(item: ContentItem, path: string[]): { item: ContentItem; path: string[] }[] {
  if (item.items.length === 0) return [{ item, path }];
  return item.items.flatMap((child) => leavesOf(child, [...path, child.name]));
}
