import type { Element } from 'hast';
import { toHtml } from '../tree/to-html.ts';
import type { Diagnosis } from './diagnosis.ts';

/** A diagnosis as a page of `astro dev` shows it in the place of the notebook. */
export function diagnosisHtml({ path, line, column, cell, reason, hint }: Diagnosis): string {
  const position = [line, column].flatMap((part) => (part === undefined ? [] : `:${part}`)).join('');
  return toHtml([
    element('section', { className: ['nb-diagnosis'], role: 'alert' }, [
      element('h2', {}, ['This notebook cannot be shown']),
      element('p', {}, [
        element('code', {}, [path + position]),
        cell === undefined ? '' : ` in cell ${cell}`,
      ]),
      element('p', {}, [reason]),
      element('p', {}, [hint]),
    ]),
  ]);
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: (Element | string)[],
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}
