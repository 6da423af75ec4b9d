import type { EvaluationContext, JsonValue, Provider, ResolutionDetails } from '@openfeature/web-sdk';
import type { FlagSource } from './flag-source.ts';
import { isBoolean, isNumber, isString, noObject, resolve } from './resolve.ts';

/** The flags as a provider for `@openfeature/web-sdk`. It is ready when there are flags, or the first fetch failed. */
export class WebFlagProvider implements Provider {
  readonly metadata = { name: 'realmotionengine-flags' };
  readonly runsOn = 'client';
  readonly #source: FlagSource;

  constructor(source: FlagSource) {
    this.#source = source;
  }

  initialize(): Promise<void> {
    return this.#source.ready();
  }

  resolveBooleanEvaluation(key: string, fallback: boolean, context: EvaluationContext) {
    return resolve(this.#source.current(), key, fallback, isBoolean, context);
  }

  resolveStringEvaluation(key: string, fallback: string, context: EvaluationContext) {
    return resolve(this.#source.current(), key, fallback, isString, context);
  }

  resolveNumberEvaluation(key: string, fallback: number, context: EvaluationContext) {
    return resolve(this.#source.current(), key, fallback, isNumber, context);
  }

  resolveObjectEvaluation<Value extends JsonValue>(key: string, fallback: Value): ResolutionDetails<Value> {
    return noObject(fallback, key);
  }
}
