import { encodePath } from '../encode-path.ts';

/** What one HTML page is made of. Texts are plain. */
export interface PageParts {
  title: string;
  description?: string | undefined;
  /** Path from the page to the folder of the output, e.g. `../`; empty at its top. */
  root: string;
  /** File name of the page's own stylesheet, beside the common one. */
  stylesheet?: string | undefined;
  /** Whether it shows outputs that run, which needs frames, and a script that sizes them. */
  hasFrames?: boolean;
}

const POLICY =
  "default-src 'none'; img-src 'self' https: http:; media-src 'self' https:; style-src 'self'; base-uri 'none'; form-action 'none'";
const FRAME_POLICY = "; script-src 'self'; frame-src 'self'";

/** A complete HTML document. It needs no script and no inline style, so that the strictest policy fits. */
export function htmlPage({ body, ...head }: PageParts & { body: string }): string {
  return `${pageStart(head)}${body}${PAGE_END}`;
}

/** What is before the body. */
export function pageStart({ title, description, root, stylesheet, hasFrames = false }: PageParts): string {
  const own = stylesheet ? `\n<link rel="stylesheet" href="${root}${encodePath(stylesheet)}">` : '';
  const about = description ? `\n<meta name="description" content="${escapeHtml(description)}">` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}${hasFrames ? FRAME_POLICY : ''}">
<title>${escapeHtml(title)}</title>${about}
<link rel="stylesheet" href="${root}notebook.css">${own}
</head>
<body class="nb-page">
`;
}

/** What is behind it. */
export const PAGE_END = '\n</body>\n</html>\n';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
