/**
 * One worker that draws for all threads that render: what draws charts takes as much memory as all else that renders. Threads ask
 * the main thread by a channel that all of them hear, and know their answers by the number of the question.
 */
import {
  BroadcastChannel,
  getEnvironmentData,
  isMainThread,
  setEnvironmentData,
  threadId,
} from 'node:worker_threads';
import { askWorker } from './ask-worker.ts';
import type { Outcome, WrittenTask } from './protocol.ts';

const QUESTIONS = 'notebook-loader:drawings:questions';
const ANSWERS = 'notebook-loader:drawings:answers';

interface Question {
  id: string;
  task: WrittenTask;
  limit: number;
}

interface Reply {
  id: string;
  outcome: Outcome;
}

let isServed = false;

/** From here on, threads that start ask this one. */
export function serveDrawings(): void {
  if (isServed || !isMainThread) return;
  isServed = true;
  setEnvironmentData(QUESTIONS, true);
  const questions = new BroadcastChannel(QUESTIONS);
  const answers = new BroadcastChannel(ANSWERS);
  listen<Question>(questions, async ({ id, task, limit }) => {
    answers.postMessage({ id, outcome: await askWorker(task, limit) } satisfies Reply);
  });
  // Nobody waits for a question.
  questions.unref();
  answers.unref();
}

/** Whether this thread was started where {@link serveDrawings} serves it. */
export function hasSharedWorker(): boolean {
  return !isMainThread && getEnvironmentData(QUESTIONS) === true;
}

let asked = 0;
let waiting: Map<string, (outcome: Outcome) => void> | undefined;

/** @param limit Milliseconds for the task. */
export function askSharedWorker(task: WrittenTask, limit: number): Promise<Outcome> {
  waiting ??= hearAnswers();
  const unanswered = waiting;
  const id = `${threadId}-${asked++}`;
  // Open no longer than it takes: it would hear what other threads ask.
  const questions = new BroadcastChannel(QUESTIONS);
  return new Promise((resolve) => {
    unanswered.set(id, resolve);
    questions.postMessage({ id, task, limit } satisfies Question);
    questions.close();
  });
}

/** Where answers go that are still to come, by the ids of their questions. */
function hearAnswers(): Map<string, (outcome: Outcome) => void> {
  const unanswered = new Map<string, (outcome: Outcome) => void>();
  listen<Reply>(new BroadcastChannel(ANSWERS), ({ id, outcome }) => {
    unanswered.get(id)?.(outcome);
    unanswered.delete(id);
  });
  return unanswered;
}

function listen<Message>(channel: BroadcastChannel, hear: (message: Message) => void): void {
  channel.onmessage = ({ data }) => hear(data);
}
