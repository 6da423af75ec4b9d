/**
 * Is loaded before a command, and ends it with SIGKILL right before the step `KILL_AT` that it takes outside of its own
 * memory: a statement to a database file, a request, a change of the file system. With `KILL_SENT` a request is sent
 * before. Writes the number of steps to `STEPS_FILE` when the command ends by itself.
 */
import { writeFileSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

const killAt = Number(process.env.KILL_AT);
let steps = 0;

/** @returns Whether it is the one to end at. */
function isLast(): boolean {
  steps += 1;
  return steps === killAt;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const { exec, prepare } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  if (this.location() !== null && isLast()) die();
  exec.call(this, sql);
};
DatabaseSync.prototype.prepare = function (sql) {
  if (this.location() !== null && isLast()) die();
  return prepare.call(this, sql);
};

const { rename, mkdir, rm } = files;
files.rename = (...values) => {
  if (isLast()) die();
  return rename(...values);
};
files.rm = (...values) => {
  if (isLast()) die();
  return rm(...values);
};
Object.assign(files, {
  mkdir(...values: Parameters<typeof mkdir>) {
    if (isLast()) die();
    return mkdir(...values);
  },
});
syncBuiltinESMExports();

const send = globalThis.fetch;
globalThis.fetch = async (...values) => {
  const last = isLast();
  if (last && !process.env.KILL_SENT) die();
  const response = send(...values);
  // Wherever the server is with it then.
  if (last) setTimeout(die, 1);
  return await response;
};

process.on('exit', () => {
  if (process.env.STEPS_FILE) writeFileSync(process.env.STEPS_FILE, String(steps));
});
