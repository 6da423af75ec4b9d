import { renderMermaidSVG } from 'beautiful-mermaid';
import type { Answer } from './protocol.ts';

/** Dark on white, with the contrast that texts (4.5) and lines (3) need. */
const colors = {
  bg: '#ffffff',
  fg: '#1a1c21',
  muted: '#4c5361',
  line: '#5a606b',
  accent: '#1a1c21',
  surface: '#f1f4f8',
  border: '#7d8490',
};

/** Kinds of diagram that are drawn, by their first word. */
const drawn =
  /^(?:graph|flowchart|stateDiagram(?:-v2)?|sequenceDiagram|classDiagram|erDiagram|xychart(?:-beta)?)\b/;

/** Draws a Mermaid diagram of one of these kinds. */
export function drawMermaid(source: string): Answer {
  // Comments, directives and front matter set the look and the layout of Mermaid itself.
  const plain = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/%%\{[\s\S]*?\}%%/g, '')
    .trim();
  const kind = plain.replace(/^(?:\s*%%.*\n)+/, '').trimStart();
  if (!drawn.test(kind))
    return {
      reason: `Diagrams of this kind (${kind.split(/\s/, 1)[0]?.slice(0, 40)}) are drawn by Mermaid only.`,
    };
  const svg = renderMermaidSVG(plain, { ...colors, font: 'system-ui', padding: 16 });
  // A drawing loads no fonts.
  return { svg: svg.replace(/@import url\('[^']*'\);/g, ''), notes: [] };
}
