import { ErrorCode, type ResolutionDetails } from '@openfeature/core';
import { evaluate, type FlagContext } from './evaluate.ts';
import type { FlagDocument, FlagValue } from './flag-document.ts';

/** What OpenFeature asks of a provider, for one flag; never throws. */
export function resolve<Value extends FlagValue>(
  { flags }: FlagDocument,
  key: string,
  fallback: Value,
  isWanted: (value: FlagValue) => value is Value,
  context: FlagContext,
): ResolutionDetails<Value> {
  const flag = Object.hasOwn(flags, key) ? flags[key] : undefined;
  if (!flag) return failure(fallback, ErrorCode.FLAG_NOT_FOUND, `There is no flag "${key}".`);
  const { value, reason } = evaluate(key, flag, context);
  if (isWanted(value)) return { value, reason };
  return failure(
    fallback,
    ErrorCode.TYPE_MISMATCH,
    `The flag "${key}" is a ${typeof value}, and a ${typeof fallback} was asked for.`,
  );
}

/** Flags hold single values only. */
export function noObject<Value>(fallback: Value, key: string): ResolutionDetails<Value> {
  return failure(
    fallback,
    ErrorCode.TYPE_MISMATCH,
    `The flag "${key}" is asked for as an object, which none is.`,
  );
}

export const isBoolean = (value: FlagValue): value is boolean => typeof value === 'boolean';
export const isString = (value: FlagValue): value is string => typeof value === 'string';
export const isNumber = (value: FlagValue): value is number => typeof value === 'number';

function failure<Value>(value: Value, errorCode: ErrorCode, errorMessage: string): ResolutionDetails<Value> {
  return { value, reason: 'ERROR', errorCode, errorMessage };
}
