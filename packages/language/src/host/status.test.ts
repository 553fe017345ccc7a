import { expect, it } from 'vitest';
import { Status } from './status.js';

/** What a client is told: each line is a state, with what was measured. */
function told(params: object, act: (status: Status, wait: (ms: number) => void) => void): readonly unknown[] {
  let time = 0;
  const sent: unknown[] = [];
  const status = new Status(
    (json) => sent.push(JSON.parse(json).params),
    () => time,
  );
  status.take(params);
  act(status, (ms) => {
    time += ms;
  });
  return sent;
}

const wanted = { initializationOptions: { status: true } };
const diagnostics = [{ severity: 1 }, { severity: 2 }, { severity: 2 }, { severity: 3 }, {}];

it('says when it analyzes, and when it is ready, since the last change', () => {
  const sent = told(wanted, (status, wait) => {
    status.changed();
    wait(500);
    status.changed();
    wait(20.4);
    status.read(3);
    status.analysed([{ uri: 'file:///a', diagnostics }]);
    status.analysed([]);
  });
  expect(sent).toEqual([
    { state: 'analyzing' },
    { state: 'ready', milliseconds: 20, files: 3, errors: 1, warnings: 2 },
  ]);
});

it('says that it failed, and that it tries again', () => {
  const sent = told(wanted, (status) => {
    status.changed();
    status.failed();
    status.changed();
  });
  expect(sent).toEqual([{ state: 'analyzing' }, { state: 'failed' }, { state: 'analyzing' }]);
});

it.each([{}, { initializationOptions: null }, { initializationOptions: { status: 1 } }])(
  'says nothing to a client with %j',
  (params) => {
    expect(told(params, (status) => status.changed())).toEqual([]);
  },
);
