import type { ElementContent } from 'hast';
import { element, text } from '../../tree/element.ts';
import { legible, type Rgb, surfaces, toHex } from '../color.ts';
import { colorClass, namedColors } from './palette.ts';
import type { AnsiColor, Pen } from './pen.ts';
import { writeTerminal } from './terminal.ts';

/**
 * Text of a terminal as hast: colours and styles by class. The 16 named colours have classes in the stylesheet (`ansi-red-fg`,
 * the names that Jupyter uses); others, and all backgrounds, get generated ones, legible in both themes.
 */
export function ansiToHast(source: string, classFor: (declarations: string) => string): ElementContent[] {
  const content: ElementContent[] = [];
  for (const [index, runs] of writeTerminal(source).entries()) {
    if (index > 0) append(content, '\n');
    for (const run of runs) {
      const classes = classesOf(run.pen, classFor);
      const { link } = run.pen;
      if (link !== undefined) {
        content.push(
          element('a', { href: link, ...(classes.length > 0 ? { className: classes } : {}) }, run.text),
        );
      } else if (classes.length > 0) {
        content.push(element('span', { className: classes }, run.text));
      } else {
        append(content, run.text);
      }
    }
  }
  return content;
}

function append(content: ElementContent[], value: string): void {
  const last = content.at(-1);
  if (last?.type === 'text') last.value += value;
  else content.push(text(value));
}

function classesOf(pen: Pen, classFor: (declarations: string) => string): string[] {
  const classes: string[] = [];
  for (const style of ['bold', 'dim', 'italic', 'underline', 'strike', 'hidden'] as const) {
    if (pen[style]) classes.push(`ansi-${style}`);
  }
  const { foreground, background, inverse } = pen;
  if (inverse || background !== undefined) {
    const ground = rgbOf(inverse ? foreground : background) ?? (inverse ? [60, 64, 75] : surfaces.light);
    const ink = rgbOf(inverse ? background : foreground) ?? (inverse ? [255, 255, 255] : [26, 28, 33]);
    classes.push(classFor(`background-color:${toHex(ground)};color:${toHex(legible(ink, ground))}`));
  } else if (typeof foreground === 'number') {
    classes.push(colorClass(foreground));
  } else if (foreground !== undefined) {
    const [light, dark] = [legible(foreground, surfaces.light), legible(foreground, surfaces.dark)];
    classes.push(classFor(`color:light-dark(${toHex(light)},${toHex(dark)})`));
  }
  return classes;
}

function rgbOf(color: AnsiColor | undefined): Rgb | undefined {
  return typeof color === 'number' ? namedColors[color] : color;
}
