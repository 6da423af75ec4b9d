/** Whether a text is a version as releases have them: `1.20.3`. */
export function isVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(text);
}

/** Below 0 if `a` is older than `b`, 0 if they are the same, above 0 if it is newer. */
export function compareVersions(a: string, b: string): number {
  const right = b.split('.').map(Number);
  for (const [index, number] of a.split('.').map(Number).entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
