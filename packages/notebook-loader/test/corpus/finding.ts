/** Something of a notebook that its page lacks. */
export interface Finding {
  kind: 'text' | 'tree' | 'output' | 'link' | 'math';
  /** Counted from 1. */
  cell: number;
  detail: string;
}
