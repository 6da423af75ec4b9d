/** So many files at once are enough to never wait for one. */
const AT_ONCE = 16;

/** Works on items that mostly wait for files, several at once, and ends when all are done. */
export async function sideBySide<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const next = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
