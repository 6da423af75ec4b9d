import { expect, test } from 'vitest';
import { callerOf, networkOf } from '../../src/server/http/caller.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['not an address', 'not an address'],
])('%s is counted as %s', (address, key) => {
  expect(networkOf(address)).toBe(key);
});

test('callers whose address the host does not tell are counted together', () => {
  const context = {
    get clientAddress(): string {
      throw new Error('not available');
    },
  };
  expect(callerOf(context)).toBe('unknown');
});
