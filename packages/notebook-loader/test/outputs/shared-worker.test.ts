import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const module = (name: string) => JSON.stringify(import.meta.resolve(`../../src/outputs/drawing/${name}.ts`));

/** Draws in two threads of a process; says what was drawn, and which threads were started by which. */
const program = `
  import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
  import { serveDrawings } from ${module('shared-worker')};
  serveDrawings();
  const started = [];
  process.on('worker', () => started.push('main'));
  const thread = \`
    import { parentPort, workerData } from 'node:worker_threads';
    import { draw } from ${module('draw')};
    process.on('worker', () => parentPort.postMessage('started'));
    const notebook = {};
    const answers = [
      await draw('[', notebook),
      ...(await Promise.all(['a', 'b'].map((name) =>
        draw(JSON.stringify({ kind: 'mermaid', source: 'graph TD\\\\n  ' + workerData + name + ' --> x' }), notebook)))),
    ];
    parentPort.postMessage(answers);
    setTimeout(() => process.exit(), 0);
  \`;
  const messages = await Promise.all(['one', 'two'].map((workerData) => new Promise((resolve, reject) => {
    const heard = [];
    const url = new URL('data:text/javascript,' + encodeURIComponent(thread));
    new Worker(url, { workerData }).on('message', (message) => heard.push(message)).on('error', reject).on('exit', () => resolve(heard));
  })));
  console.log(JSON.stringify({ started: started.length, messages }));
`;

test('threads that render share one that draws, and each gets its own drawings', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  const drawn = (name: string) => ({ svg: expect.stringContaining(`>${name}<`) });
  const answers = (thread: string) => [
    { reason: expect.stringContaining('JSON') },
    expect.objectContaining(drawn(`${thread}a`)),
    expect.objectContaining(drawn(`${thread}b`)),
  ];
  // Both that render, and the one that draws.
  expect(JSON.parse(stdout)).toEqual({ started: 3, messages: [[answers('one')], [answers('two')]] });
});
