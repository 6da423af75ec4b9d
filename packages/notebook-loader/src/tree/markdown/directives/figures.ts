import type { Image, PhrasingContent, RootContent } from 'mdast';
import { block, line, textNode } from '../node.ts';
import type { Directive, MarkdownScope } from './directive.ts';

/** `{figure} picture.png` with its caption as content, further paragraphs as legend. */
export function figure(directive: Directive, scope: MarkdownScope): RootContent[] {
  const { argument, label, options, body } = directive;
  const content = scope.blocks(body);
  const picture: RootContent[] = argument
    ? [{ type: 'paragraph', children: [pictureOf(directive)] }]
    : content.splice(0, content.findIndex(isCaption) < 0 ? content.length : content.findIndex(isCaption));
  const [caption, ...legend] = content;
  const text: PhrasingContent[] =
    caption?.type === 'paragraph' ? caption.children : options.caption ? scope.inline(options.caption) : [];
  if (caption && caption.type !== 'paragraph') legend.unshift(caption);
  if (label) scope.define(label, 'figure', body.trim().split('\n\n')[0]);
  return [captioned(picture, text, legend, label, directive)];
}

/** The first paragraph that is more than pictures. */
function isCaption(node: RootContent): boolean {
  return (
    node.type === 'paragraph' &&
    !node.children.every(
      (child) => child.type === 'image' || (child.type === 'text' && child.value.trim() === ''),
    )
  );
}

export function image(directive: Directive, scope: MarkdownScope): RootContent[] {
  if (directive.label) scope.define(directive.label, 'figure', directive.options.alt);
  const picture = pictureOf(directive);
  const { label, options } = directive;
  if (!label && !options.align) return [{ type: 'paragraph', children: [picture] }];
  return [captioned([{ type: 'paragraph', children: [picture] }], [], [], label, directive)];
}

/** A figure whose caption the references number: `nb-caption` carries the label until all labels are known. */
export function captioned(
  content: RootContent[],
  caption: PhrasingContent[],
  legend: RootContent[],
  label: string | undefined,
  { classes, options }: Pick<Directive, 'classes' | 'options'>,
): RootContent {
  const align = /^(?:left|center|right)$/.exec(options.align ?? options['fig-align'] ?? '')?.[0];
  const properties = {
    className: ['nb-figure', ...classes, ...(align ? [`nb-align-${align}`] : [])],
    ...(label ? { id: label } : {}),
  };
  const foot = caption.length > 0 || label ? [line('figcaption', {}, caption)] : [];
  return block('figure', properties, [...content, ...foot, ...legend]);
}

function pictureOf({ argument, options }: Directive): Image {
  const { alt, width, height, scale } = options;
  return {
    type: 'image',
    url: argument.trim().replace(/^<|>$/g, ''),
    alt: alt ?? options['fig-alt'] ?? '',
    data: { hProperties: pictureSize(width, height, scale) },
  };
}

/** Pixels become attributes, everything else a style. */
export function pictureSize(width: string | undefined, height: string | undefined, scale?: string) {
  const sizes = Object.entries({ width, height }).flatMap(([name, value]) => {
    const [, number, unit] =
      /^\s*(\d+(?:\.\d+)?)\s*(px|%|em|rem|in|cm|mm|pt|vw)?\s*$/.exec(value ?? '') ?? [];
    return number === undefined ? [] : [{ name, number, unit: unit ?? 'px' }];
  });
  const style = sizes
    .filter(({ unit }) => unit !== 'px')
    .map(({ name, number, unit }) => `${name}:${number}${unit}`);
  const percent = /^\s*(\d{1,3})\s*%\s*$/.exec(scale ?? '')?.[1];
  if (percent !== undefined) style.push(`max-width:${percent}%`);
  return {
    ...Object.fromEntries(
      sizes.filter(({ unit }) => unit === 'px').map(({ name, number }) => [name, number]),
    ),
    ...(style.length > 0 ? { style: style.join(';') } : {}),
  };
}

/** A video or another page: a link, since nothing of another host loads with the page. */
export function frame({ argument, body }: Directive, scope: MarkdownScope): RootContent[] {
  const url = argument.trim();
  scope.message(`A frame is shown as a link to ${url}.`, 'frame');
  const link: PhrasingContent = { type: 'link', url, children: [textNode(`Open ${url}`)] };
  return [line('p', { className: ['nb-embed'] }, [link]), ...scope.blocks(body)];
}
