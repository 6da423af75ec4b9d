/** A promise that is settled from outside. */
export interface Deferred<Value> {
  promise: Promise<Value>;
  resolve(value: Value): void;
}

/** `Promise.withResolvers`, which neither all browsers of the time nor the library of every project's TypeScript has. */
export function deferred<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
