import { expect, test } from 'vitest';
import { sidebarEntries } from '../../src/starlight/sidebar-entries.ts';

const page = (id: string) => ({ id, title: id.toUpperCase(), url: `/notebooks/${id}/` });

/** Titles, those of a group in a list after its label, the current one marked. */
function outline(entries: ReturnType<typeof sidebarEntries>): unknown[] {
  return entries.flatMap((entry) =>
    entry.type === 'group'
      ? [entry.label, outline(entry.entries)]
      : [entry.isCurrent ? `${entry.label} (current)` : entry.label],
  );
}

test.for([
  [['a', 'b'], '/notebooks/b', ['A', 'B (current)']],
  [['part-1/a', 'part-1/b', 'z'], '/', ['Part 1', ['PART-1/A', 'PART-1/B'], 'Z']],
  [['a', 'x/y/b'], '/notebooks/x/y/b.html', ['A', 'X', ['Y', ['X/Y/B (current)']]]],
] as const)('%j at %s are %j', ([ids, current, expected]) => {
  expect(outline(sidebarEntries(ids.map(page), current))).toEqual(expected);
});

test('notebooks without pages are not listed', () => {
  expect(sidebarEntries([{ id: 'a', title: 'A' }], '/')).toEqual([]);
});
