/** A piece of a script, and what takes its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Thrown where a script is not built the way an edit needs it. The message is the end of a sentence: "because …". */
export class UnknownShapeError extends Error {
  override name = 'UnknownShapeError';
}

/** Makes all edits at once; their places are those of the text as it was. None may overlap another. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < position) throw new UnknownShapeError('two of the places to change lie in one another');
    pieces.push(text.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return pieces.join('') + text.slice(position);
}

/**
 * The only one of some findings.
 *
 * @param what Names the finding.
 * @throws {UnknownShapeError} if there are none, or more than one.
 */
export function only<Item>(items: readonly Item[], what: string): Item {
  const [first] = items;
  if (first === undefined || items.length > 1) {
    throw new UnknownShapeError(`it has ${what} ${items.length} times instead of once`);
  }
  return first;
}
