import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { History, Operation } from '../history/operation.ts';
import { replay } from './replay.ts';

const name = 'a.azroute';
const edit: Operation = { do: 'edit', name, edits: [{ at: 0, insert: 'x' }] };
const history = (...operations: Operation[]): History => ({ files: { [name]: 'text' }, operations });

const edited = history({ do: 'open', name }, edit, edit, { do: 'ask', what: 'hover', name, at: 0 }, { do: 'compare' });
const closed = history(
  { do: 'open', name: 'untitled:1', text: 'text' },
  { do: 'close', name: 'untitled:1' },
  { do: 'compare' },
);

/** What the soak reports for a faulty server. */
const cases: readonly { readonly fault: string; readonly of?: History; readonly kinds: readonly string[] }[] = [
  { fault: 'none', kinds: [] },
  { fault: 'none', of: closed, kinds: [] },
  { fault: 'refuses', kinds: ['refused:hover', 'differs:hover'] },
  { fault: 'dies', kinds: ['died:Error: I have had enough.'] },
  {
    fault: 'prints to its output',
    kinds: ['died:wrote what is no message: Error: The server wrote what is no message: …'],
  },
  { fault: 'does not answer', kinds: ['silence:hover'] },
  { fault: 'answers with an error', kinds: ['error:hover:-32603', 'differs:hover'] },
  { fault: 'forgets changes', kinds: ['differs:diagnostics', 'differs:hover'] },
  { fault: 'repeats a version', kinds: ['version:backwards', 'version:stale', 'differs:diagnostics'] },
  { fault: 'invents a version', kinds: ['version:unsent', 'version:stale', 'differs:diagnostics'] },
  { fault: 'writes to its log', kinds: ['logged:Something went wrong in … places.'] },
  { fault: 'shows an old version', kinds: ['version:stale', 'differs:diagnostics'] },
  { fault: 'is late', kinds: ['version:stale', 'late:diagnostics'] },
  { fault: 'leaves what is closed', of: closed, kinds: ['left over', 'differs:diagnostics'] },
];

const server = join(import.meta.dirname, '../testing/faulty-server.mjs');

describe('the soak', () => {
  // Most of the time, the soak waits for what a faulty server does not send.
  test.concurrent.for(cases)(
    'says of a server with the fault "$fault": $kinds',
    async ({ fault, of = edited, kinds }, { expect }) => {
      const { failures } = await replay(of, { server: [server, fault] });
      expect(failures.map(({ kind }) => kind).sort()).toEqual([...kinds].sort());
    },
  );

  test('leaves out what is known', async () => {
    const { failures } = await replay(edited, { server: [server, 'dies'], ignored: ['died'] });
    expect(failures).toEqual([]);
  });
});
