/**
 * What one file of an export is for, in Unity's own words (`dataUrl`, `frameworkUrl`, `codeUrl`, …). In this order parts
 * are listed, and their errors reported.
 */
export const PART_ROLES = [
  'loader',
  'framework',
  'code',
  'data',
  'symbols',
  'worker',
  'memory',
  'background',
] as const;

export type PartRole = (typeof PART_ROLES)[number];
