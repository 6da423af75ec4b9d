/** Theorems and their like, which are numbered each for itself. */
export const theorems = [
  ...(['theorem', 'lemma', 'corollary', 'proposition', 'definition', 'proof', 'example', 'remark'] as const),
  ...(['axiom', 'algorithm', 'assumption', 'conjecture', 'criterion', 'observation', 'property'] as const),
  ...(['exercise', 'solution'] as const),
];

export type TheoremKind = (typeof theorems)[number];

export type LabelKind = 'figure' | 'table' | 'listing' | 'equation' | 'section' | 'block' | TheoremKind;

/** Something of a notebook that references name. */
export interface Label {
  name: string;
  kind: LabelKind;
  /** Among those of its kind, from 1, or as the author has it; `undefined` for what has none. */
  number: string | undefined;
  /** Heading, caption or title, as plain text. */
  title: string | undefined;
}

/** The labels of one notebook. Names are the same in all cases, as in MyST. */
export interface Labels {
  /** Takes in a label, with the number that its author gave it, if any; the first one of a name counts. */
  define(name: string, kind: LabelKind, title?: string, number?: string): Label;
  find(name: string): Label | undefined;
  /** By their names in lower case. */
  all(): ReadonlyMap<string, Label>;
}

export function createLabels(): Labels {
  const labels = new Map<string, Label>();
  const counts = new Map<LabelKind, number>();
  return {
    define(name, kind, title, written) {
      const known = labels.get(name.toLowerCase());
      if (known) return known;
      const isNumbered = written === undefined && kind !== 'section' && kind !== 'block';
      const count = (counts.get(kind) ?? 0) + (isNumbered ? 1 : 0);
      counts.set(kind, count);
      const number = written ?? (isNumbered ? String(count) : undefined);
      const label: Label = { name, kind, number, title: title?.trim() || undefined };
      labels.set(name.toLowerCase(), label);
      return label;
    },
    find: (name) => labels.get(name.toLowerCase()),
    all: () => labels,
  };
}

/** `Figure 2`; the title of what has no number; the name of what has no title either. */
export function nameOf({ kind, number, title, name }: Label): string {
  return number === undefined ? (title ?? name) : `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${number}`;
}

export function isTheorem(kind: string): kind is TheoremKind {
  return theorems.some((name) => name === kind);
}
