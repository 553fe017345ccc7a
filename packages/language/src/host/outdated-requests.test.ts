import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Analyst } from './analyst.js';
import { ClientRequest } from './client-request.js';
import { type Answer, contentModified } from './messages.js';
import { OpenTexts } from './open-texts.js';
import { OutdatedRequests } from './outdated-requests.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const uri = 'file:///main.azroute';
const wait = 20;

/** A thread with requests that wait for it, and a text that can be edited. */
function waiting() {
  const texts = new OpenTexts(() => performance.now());
  texts.take('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text: '' } });
  const open = new Set<ClientRequest>();
  const answers = new Map<number | string, Answer>();
  const taken = new Set<number>();
  const deferred: number[] = [];
  const cancelled: number[] = [];
  const analyst: Partial<Analyst> = {
    isWaiting: (id) => !taken.has(id),
    defer: (id) => void deferred.push(id),
    cancel: (id) => void cancelled.push(id),
  };
  const outdated = new OutdatedRequests({ texts, open: () => open, drop: (one) => void open.delete(one) }, wait);
  let version = 1;
  return {
    answers,
    taken,
    deferred,
    cancelled,
    ask: (id: number, method: string, params: object = { textDocument: { uri } }) => {
      const request = new ClientRequest(id, method, params, (one, answer) => answers.set(one, answer));
      request.version = texts.get(uri)?.version;
      request.asked = { analyst: analyst as Analyst, id };
      open.add(request);
      return request;
    },
    sent: (request: ClientRequest) => outdated.sent(request),
    edit: () => {
      texts.take('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [{ text: '' }],
      });
      outdated.changed();
    },
  };
}

it('those whose text has changed wait behind the others, and are refused if their turn does not come', () => {
  const { ask, edit, answers, deferred, cancelled } = waiting();
  ask(1, 'textDocument/hover');
  vi.advanceTimersByTime(wait / 2);
  edit();
  ask(2, 'textDocument/definition');
  expect([deferred, answers.size]).toEqual([[1], 0]);
  vi.advanceTimersByTime(wait / 2);
  expect([...answers]).toEqual([[1, contentModified]]);
  expect(cancelled).toEqual([1]);
  vi.advanceTimersByTime(10 * wait);
  expect(answers.size).toBe(1);
  edit();
  expect(answers.get(2)).toEqual(contentModified);
});

it('those that a thread works on are answered by it', () => {
  const { ask, edit, answers, taken } = waiting();
  ask(1, 'textDocument/hover');
  taken.add(1);
  edit();
  vi.advanceTimersByTime(10 * wait);
  expect(answers.size).toBe(0);
});

it.each(['textDocument/completion', 'textDocument/signatureHelp', 'azroute/diagram'])(
  'the answer to %s is of use although the text has changed',
  (method) => {
    const { ask, edit, answers, deferred } = waiting();
    ask(1, method);
    edit();
    vi.advanceTimersByTime(10 * wait);
    expect([deferred, answers.size]).toEqual([[], 0]);
  },
);

it('changes of other texts do not matter, nor do requests without a text', () => {
  const { ask, edit, answers } = waiting();
  ask(1, 'textDocument/hover', { textDocument: { uri: 'file:///other.azroute' } }).version = undefined;
  ask(2, 'workspace/symbol', {}).version = undefined;
  edit();
  vi.advanceTimersByTime(10 * wait);
  expect(answers.size).toBe(0);
});

it('those that were sent only after their text had changed wait behind the others too', () => {
  const { ask, edit, sent, answers, deferred } = waiting();
  const request = ask(1, 'textDocument/definition');
  const { asked } = request;
  request.asked = undefined;
  edit();
  expect(deferred).toEqual([]);
  request.asked = asked;
  sent(request);
  expect(deferred).toEqual([1]);
  vi.advanceTimersByTime(wait);
  expect([...answers]).toEqual([[1, contentModified]]);
});

it('of several that share an answer, a later one is refused with the first one, and not as cancelled', () => {
  const { ask, edit, answers } = waiting();
  const one = ask(1, 'textDocument/foldingRange');
  vi.advanceTimersByTime(wait / 2);
  ask(2, 'textDocument/foldingRange').asked = one.asked;
  edit();
  vi.advanceTimersByTime(wait / 2);
  expect([...answers.values()]).toEqual([contentModified, contentModified]);
});

it('of several that share an answer, each is refused because of the text', () => {
  const { ask, edit, answers, cancelled } = waiting();
  const [one, other] = [ask(1, 'textDocument/foldingRange'), ask(2, 'textDocument/foldingRange')];
  other.asked = one.asked;
  edit();
  vi.advanceTimersByTime(wait);
  expect([...answers.values()]).toEqual([contentModified, contentModified]);
  expect(cancelled).toEqual([1, 1]);
});
