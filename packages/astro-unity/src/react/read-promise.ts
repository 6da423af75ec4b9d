/** What became of a promise, in the fields in which React keeps it. Missing while it is pending. */
interface Outcome<Value> {
  status?: 'fulfilled' | 'rejected';
  value?: Value;
  reason?: unknown;
}

/**
 * The value of a promise while React renders, as React 19's `use`, which React 18 lacks. Rendering waits for a promise
 * that is pending; who made it has to keep it, and to note its outcome.
 *
 * @see https://github.com/reactjs/rfcs/blob/main/text/0229-use.md (“Reading the result of a promise synchronously”)
 */
export function readPromise<Value>(promise: Promise<Value> & Outcome<Value>): Value {
  if (promise.status === 'rejected') throw promise.reason;
  if (promise.status !== 'fulfilled' || promise.value === undefined) throw promise;
  return promise.value;
}
