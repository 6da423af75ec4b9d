import type { EvaluationContext, JsonValue, Provider, ResolutionDetails } from '@openfeature/server-sdk';
import type { FlagSource } from './flag-source.ts';
import { isBoolean, isNumber, isString, noObject, resolve } from './resolve.ts';

/** The flags as a provider for `@openfeature/server-sdk`. It is ready when there are flags, or the first fetch failed. */
export class ServerFlagProvider implements Provider {
  readonly metadata = { name: 'realmotionengine-flags' };
  readonly runsOn = 'server';
  readonly #source: FlagSource;

  constructor(source: FlagSource) {
    this.#source = source;
  }

  initialize(): Promise<void> {
    return this.#source.ready();
  }

  async resolveBooleanEvaluation(key: string, fallback: boolean, context: EvaluationContext) {
    return resolve(this.#source.current(), key, fallback, isBoolean, context);
  }

  async resolveStringEvaluation(key: string, fallback: string, context: EvaluationContext) {
    return resolve(this.#source.current(), key, fallback, isString, context);
  }

  async resolveNumberEvaluation(key: string, fallback: number, context: EvaluationContext) {
    return resolve(this.#source.current(), key, fallback, isNumber, context);
  }

  async resolveObjectEvaluation<Value extends JsonValue>(
    key: string,
    fallback: Value,
  ): Promise<ResolutionDetails<Value>> {
    return noObject(fallback, key);
  }
}
