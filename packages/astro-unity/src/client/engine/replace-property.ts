/**
 * Puts a value in the place of another one.
 *
 * @returns Puts the old one back, unless somebody else has replaced the new one meanwhile: theirs goes on calling ours.
 */
export function replaceProperty(owner: object, key: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  Object.defineProperty(owner, key, { configurable: true, enumerable: true, writable: true, value });
  return () => {
    if (Reflect.get(owner, key) !== value) return;
    if (before) Object.defineProperty(owner, key, before);
    else Reflect.deleteProperty(owner, key);
  };
}
