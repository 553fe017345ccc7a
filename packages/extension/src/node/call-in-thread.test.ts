import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { callInThread } from './call-in-thread.js';

vi.mock('vscode', () => ({
  CancellationError: class extends Error {
    override readonly name = 'Canceled';
  },
}));

const programs = {
  answers: "require('node:worker_threads').parentPort.postMessage({ content: [] });",
  hangs: 'setInterval(() => {}, 1000);',
  ends: '',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-thread-'));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, `${name}.cjs`), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Calls a program; says what it answered, or how it ended. */
function called(program: string, cancelled: 'before' | 'later' | 'never'): Promise<string> {
  const listeners: ((event: unknown) => void)[] = [];
  const token = {
    isCancellationRequested: cancelled === 'before',
    onCancellationRequested: (listener: (event: unknown) => void) => {
      listeners.push(listener);
      return { dispose() {} };
    },
  };
  const asked = { tool: 'check', given: {}, workspace: folder, unsaved: {} };
  const call = callInThread(join(folder, program), asked, token);
  if (cancelled === 'later') {
    token.isCancellationRequested = true;
    for (const listener of listeners) listener(undefined);
  }
  return call.then(
    (answer) => JSON.stringify(answer),
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

it.each([
  ['answers.cjs', 'never', '{"content":[]}'],
  ['ends.cjs', 'never', 'Error: The tool ended without an answer.'],
  ['hangs.cjs', 'later', 'Canceled: '],
  ['missing.cjs', 'before', 'Canceled: '],
] as const)('ends the call of %s that is cancelled %s', async (program, cancelled, expected) => {
  expect(await called(program, cancelled)).toBe(expected);
});
