import { isObject, type JsonObject, type JsonValue } from '../../nbformat/index.ts';
import { mayLoad, refusal } from './closed-loader.ts';

/**
 * Why a chart cannot be drawn that reads data from where nothing may be read, as its loader would say it; `undefined` where it may
 * read all. Vega finds out after most of its work.
 */
export function refusedData(spec: JsonObject, hosts: readonly string[]): string | undefined {
  const pending: JsonValue[] = [spec];
  // Grows on the way, so that the first of several is what is told.
  for (const value of pending) {
    if (!isObject(value) && !Array.isArray(value)) continue;
    for (const [key, inner] of Object.entries(value)) {
      // Rows of data are not what says where data are.
      if (key === 'values' || key === 'datasets' || typeof inner !== 'object') continue;
      pending.push(inner);
      if (key !== 'data') continue;
      for (const source of Array.isArray(inner) ? inner : [inner]) {
        const address = isObject(source) ? source.url : undefined;
        if (typeof address === 'string' && !mayLoad(address, hosts)) return refusal(address);
      }
    }
  }
  return undefined;
}
