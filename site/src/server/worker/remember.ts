/**
 * Keeps what `ask` gave for a time, so that however often it is called, it asks once in that time; calls that come while
 * it asks share the one answer. A failure is not kept.
 *
 * @param milliseconds - from the moment of asking.
 */
export function remember<Value>(ask: () => Promise<Value>, milliseconds: number): () => Promise<Value> {
  let kept: { value: Promise<Value>; asked: number } | undefined;
  return () => {
    if (kept && Date.now() - kept.asked < milliseconds) return kept.value;
    const current = { value: ask(), asked: Date.now() };
    kept = current;
    current.value.catch(() => {
      if (kept === current) kept = undefined;
    });
    return current.value;
  };
}
