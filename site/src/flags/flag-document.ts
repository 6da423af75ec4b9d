// The light form of zod: browsers load it.
import * as z from 'zod/mini';

const value = z.union([z.boolean(), z.string().check(z.maxLength(200)), z.number()]);

const rule = z.strictObject({
  /** Attributes of the context, all of which must have one of the values. Default: everybody. */
  if: z.optional(z.record(z.string(), z.array(value))),
  /** How many of those visitors, from 0 to 100. Who is among 10 % is among 20 % as well. Default: all. */
  percent: z.optional(z.number().check(z.gte(0), z.lte(100))),
  value,
});

const flag = z.strictObject({
  /** For those whom no rule names. */
  default: value,
  /** The first that fits decides. */
  rules: z.optional(z.array(rule).check(z.maxLength(50))),
});

/** All flags, as the remote file holds them. */
export const flagDocument = z.strictObject({
  version: z.literal(1),
  flags: z.record(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/)), flag),
});

export type FlagValue = z.infer<typeof value>;
export type Flag = z.infer<typeof flag>;
export type FlagDocument = z.infer<typeof flagDocument>;
