import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

const marker = /^\[!(note|tip|important|warning|caution)\][^\S\n]*(?:\n|$)/i;

/** GitHub's alerts (`> [!NOTE]`) become asides with a title. Changes the tree in place. */
export function markAlerts(tree: Root): void {
  visit(tree, 'blockquote', (quote) => {
    const [paragraph] = quote.children;
    const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (paragraph?.type !== 'paragraph' || first?.type !== 'text') return;
    const match = marker.exec(first.value);
    const kind = match?.[1]?.toLowerCase();
    if (!match || !kind) return;
    first.value = first.value.slice(match[0].length);
    if (first.value === '') paragraph.children.shift();
    if (paragraph.children.length === 0) quote.children.shift();
    quote.children.unshift({
      type: 'paragraph',
      data: { hProperties: { className: ['nb-alert-title'] } },
      children: [{ type: 'text', value: `${kind[0]?.toUpperCase()}${kind.slice(1)}` }],
    });
    quote.data = { hName: 'aside', hProperties: { className: ['nb-alert', `nb-alert-${kind}`] } };
  });
}
