const TOKEN =
  /--[^\n]*|\/\*.*?(?:\*\/|$)|\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\p{L}_][\p{L}\p{N}_$]*|[0-9][\w.]*|./gsu;
const IGNORED = /^(?:--|\/\*|\s)/;
const PLAIN_NAME = /^(?:"([a-z_]\w*)"|`([a-z_]\w*)`|\[([a-z_]\w*)\])$/i;

/**
 * The tokens of SQL that carry its meaning: without comments and white space, words in lower case, plain names without
 * their quotes. Texts in single quotes stay as they are.
 */
export function sqlTokens(sql: string): string[] {
  return (sql.match(TOKEN) ?? [])
    .filter((token) => !IGNORED.test(token))
    .map((token) => {
      const [, double, back, square] = PLAIN_NAME.exec(token) ?? [];
      const name = double ?? back ?? square ?? token;
      return /^['"`[]/.test(name) ? name : name.toLowerCase();
    });
}

/** The same text for SQL that differs only in how it is laid out. */
export function normalizeSql(sql: string): string {
  return sqlTokens(sql).join(' ');
}
