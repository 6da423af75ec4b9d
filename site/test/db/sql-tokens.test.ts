import { expect, test } from 'vitest';
import { normalizeSql, sqlTokens } from '../../db/sql/sql-tokens.ts';

test.each([
  ['layout and case', 'CREATE  TABLE\n t(a)', 'create table t (a)'],
  ['comments', 'select 1 -- one\n, /* two; */ 2', 'select 1, 2'],
  ['quotes around plain names', 'select "a", `b`, [c]', 'select a, b, c'],
])('%s carry no meaning', (_, one, other) => {
  expect(normalizeSql(one)).toBe(normalizeSql(other));
});

test.each([
  ['the case of a text', "select 'A'", "select 'a'"],
  ['spaces in a text', "select 'a  b'", "select 'a b'"],
  ['a quoted name that is no plain one', 'select "a b"', 'select a b'],
  ['a name', 'select a', 'select b'],
])('%s does', (_, one, other) => {
  expect(normalizeSql(one)).not.toBe(normalizeSql(other));
});

test('a semicolon, a comment and an escaped quote inside a text are part of it', () => {
  expect(sqlTokens("insert into t values ('it''s; -- so', 1)")).toContain("'it''s; -- so'");
});
