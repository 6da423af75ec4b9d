/// <reference path="./css-tree-parts.d.ts" />
import type { CssNode, Declaration } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';
import { inks, legible, legibleGround, parseColor, surfaces, toHex } from '../outputs/color.ts';

/** What static tables and reports use, and nothing that could leave its box, cover the page or load a file. */
const allowedProperty =
  /^(?:color|background|background-color|background-image|background-size|background-position|background-repeat|opacity|font|font-(?:family|size|style|weight|variant|variant-numeric|stretch)|text-(?:align|decoration|decoration-line|decoration-color|decoration-style|indent|transform|overflow|shadow)|line-height|letter-spacing|word-spacing|white-space|word-break|overflow-wrap|word-wrap|vertical-align|direction|hyphens|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-(?:collapse|spacing|radius|(?:top|bottom)-(?:left|right)-radius)|outline|outline-(?:color|style|width)|padding(?:-(?:top|right|bottom|left))?|margin(?:-(?:top|right|bottom|left))?|width|height|(?:min|max)-(?:width|height)|display|float|clear|overflow|overflow-[xy]|list-style|list-style-type|list-style-position|table-layout|caption-side|empty-cells|box-shadow|box-sizing|flex|flex-(?:basis|direction|flow|grow|shrink|wrap)|align-(?:content|items|self)|justify-(?:content|items|self)|gap|row-gap|column-gap|order|grid-template-columns|grid-template-rows|grid-column|grid-row|tab-size|fill|stroke|stroke-width)$/;

const allowedFunction =
  /^(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|calc|min|max|clamp|repeat|minmax|(?:repeating-)?(?:linear|radial)-gradient)$/i;

/**
 * The harmless part of a list of declarations, e.g. of a `style` attribute; empty where nothing remains.
 * Colours get a counterpart that is legible in the dark theme.
 */
export function safeDeclarations(source: string): string {
  if (source.length > 10_000) return '';
  const list = parse(source, { context: 'declarationList', onParseError: () => {} });
  const declarations: Declaration[] = [];
  walk(list, { visit: 'Declaration', enter: (declaration) => void declarations.push(declaration) });
  return serializeDeclarations(declarations);
}

/** The same for parsed declarations. */
export function serializeDeclarations(declarations: Iterable<Declaration>): string {
  const safe = new Map<string, string>();
  for (const declaration of declarations) {
    const property = declaration.property.toLowerCase();
    const isAllowed = property === 'content' ? isText(declaration.value) : allowedProperty.test(property);
    if (!isAllowed || !isSafeValue(declaration.value)) continue;
    const value = generate(declaration.value);
    if (/^margin/.test(property) && value.includes('-')) continue;
    if (
      property === 'display' &&
      !/^(?:none|block|inline|inline-block|flex|inline-flex|grid|table|table-cell|table-row)$/.test(value)
    )
      continue;
    if (property === 'color' && value.toLowerCase() === 'transparent') continue;
    safe.set(property, value);
  }
  adaptColors(safe);
  return [...safe].map(([property, value]) => `${property}:${value}`).join(';');
}

function isSafeValue(value: CssNode): boolean {
  if (value.type === 'Raw') return false;
  let safe = true;
  walk(value, (node) => {
    if (node.type === 'Url' || node.type === 'Raw') safe = false;
    if (node.type === 'Function' && !allowedFunction.test(node.name)) safe = false;
  });
  return safe;
}

/** Words or signs before or after an element: R puts the dots between the values of a vector there. */
function isText(value: CssNode): boolean {
  return value.type === 'Value' && value.children.toArray().every(({ type }) => type === 'String');
}

/** Notebooks are written on white: text colours are lifted in the dark, and a background always brings its text colour. */
function adaptColors(declarations: Map<string, string>): void {
  const background = declarations.get('background-color') ?? declarations.get('background');
  const ground = background === undefined ? undefined : parseColor(background);
  const color = declarations.get('color');
  if (color === undefined) darkenGradients(declarations);
  if (ground && color === undefined) declarations.set('color', toHex(legible(inks.light, ground)));
  if (background !== undefined || color === undefined) return;
  const ink = parseColor(color);
  if (ink) declarations.set('color', `light-dark(${toHex(ink)},${toHex(legible(ink, surfaces.dark))})`);
}

/** Bars behind numbers (pandas' `Styler.bar`) end within a cell, whose text lies on them and on the page: in the dark they are dark. */
function darkenGradients(declarations: Map<string, string>): void {
  for (const property of ['background', 'background-image']) {
    const value = declarations.get(property);
    if (!value?.includes('-gradient(')) continue;
    const adapted = value.replace(/#[\da-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|\b[a-z]+\b(?![-(])/gi, (token) => {
      const light = parseColor(token);
      return light ? `light-dark(${toHex(light)},${toHex(legibleGround(light, inks.dark))})` : token;
    });
    declarations.set(property, adapted);
  }
}
