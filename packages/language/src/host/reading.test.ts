import { describe, expect, it, vi } from 'vitest';
import { AnalysisWait } from './analysis-wait.js';
import type { Analyst } from './analyst.js';
import { ClientRequest } from './client-request.js';
import { type Answer, contentModified } from './messages.js';
import { OpenTexts } from './open-texts.js';
import { Reading } from './reading.js';

const outline = 'textDocument/documentSymbol';
const hover = 'textDocument/hover';

interface FakeAnalyst extends Analyst {
  readonly asked: string[];
  /** Answers the oldest open request. */
  next(): void;
}

/** An analyst that knows a state, and answers only on command. */
function analyst(epoch: number, job?: Analyst['job']): FakeAnalyst {
  const asked: string[] = [];
  const open: ((answer: Answer) => void)[] = [];
  const ask = (method: string) => {
    asked.push(method);
    return { id: asked.length, answer: new Promise<Answer>((resolve) => open.push(resolve)) };
  };
  const next = () => open.shift()?.({ json: `"${asked.length}"` });
  return {
    epoch,
    job,
    reading: 0,
    readingWhole: 0,
    asked,
    ask,
    next,
    cancel: vi.fn(),
    knows: () => true,
    newer: () => ({}),
  } as never;
}

function reader(analysts: FakeAnalyst[], texts = new OpenTexts(() => 0), reserved?: FakeAnalyst) {
  const answers = new Map<number | string, Answer>();
  const reading: Reading = new Reading({
    texts,
    analysisWait: new AnalysisWait(1_000_000),
    outdatedWaits: 20,
    analysts: () => analysts,
    newest: () => 1,
    reserved: () => reserved,
    isGivenUp: () => false,
    asked: () => {},
    answered: () => reading.next(),
  });
  const take = (id: number, method: string, params: object = {}) =>
    reading.take(new ClientRequest(id, method, params, (one, answer) => answers.set(one, answer)));
  return { reading, answers, take };
}

/** Sends requests to some analysts, and returns the requests that each of them got. */
function askedOf(analysts: FakeAnalyst[], methods: readonly string[]): string[][] {
  const { reading, take } = reader(analysts);
  for (const [i, method] of methods.entries()) take(i, method);
  reading.dispose();
  return analysts.map(({ asked }) => asked);
}

describe('requests that only read', () => {
  it.each([
    [
      'go to one thread if they are long, and to the other if they are short',
      [analyst(1), analyst(1)],
      [[hover, hover], [outline]],
    ],
    ['go to the one that knows the newest text', [analyst(0), analyst(1)], [[], [outline, hover, hover]]],
    ['go to the one that does not analyze', [analyst(1), analyst(0, 'analysis')], [[outline, hover, hover], []]],
    ['wait if there is none', [analyst(0), analyst(0, 'analysis')], [[], []]],
  ])('%s', (_what, analysts, expected) => {
    expect(askedOf(analysts, [outline, hover, outline, hover]).sort()).toEqual(expected.sort());
  });
});

it('requests about an older state go to the thread with the fewest, among those that know the latest one', () => {
  const analysts = [analyst(-1), analyst(0), analyst(0)];
  const { reading, take } = reader(analysts);
  for (let id = 1; id <= 4; id++) take(id, hover);
  reading.waitNoLonger();
  reading.next();
  expect(analysts.map(({ asked }) => asked.length)).toEqual([0, 2, 2]);
  reading.dispose();
});

it('requests about an older state do not go to the thread that is about to analyze', () => {
  const analysts = [analyst(0), analyst(0)];
  const { reading, take } = reader(analysts, undefined, analysts[0]);
  for (let id = 1; id <= 4; id++) take(id, hover);
  reading.waitNoLonger();
  reading.next();
  expect(analysts.map(({ asked }) => asked.length)).toEqual([0, 4]);
  reading.dispose();
});

it('requests no longer wait for an analysis that has become obsolete', () => {
  const one = analyst(0);
  const { reading, take } = reader([one]);
  take(1, hover);
  reading.next();
  expect(one.asked).toEqual([]);
  reading.waitNoLonger();
  reading.next();
  expect(one.asked).toEqual([hover]);
  reading.dispose();
});

describe('requests about whole documents', () => {
  it('that are equal to one being answered are sent once after it, for the newest text', async () => {
    const one = analyst(1);
    const { reading, answers, take } = reader([one]);
    take(1, outline, { of: 'a' });
    take(2, outline, { of: 'a' });
    take(3, outline, { of: 'b' });
    take(4, outline, { of: 'a' });
    expect(one.asked).toEqual([outline]);
    for (const [answered, asked] of [
      [[1], 2],
      [[1, 2, 4], 3],
      [[1, 2, 4, 3], 3],
    ] as const) {
      one.next();
      await vi.waitFor(() => expect([...answers.keys()]).toEqual(answered));
      expect(one.asked).toHaveLength(asked);
    }
    reading.dispose();
  });

  it('are refused when an equal one for a newer text arrives, and not before', async () => {
    const texts = new OpenTexts(() => 0);
    const textDocument = { uri: 'file:///a', version: 1 };
    texts.take('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'azroute', text: '' } });
    const one = analyst(1);
    const { reading, answers, take } = reader([one], texts);
    take(1, outline, { textDocument });
    take(2, outline, { textDocument });
    const change = { textDocument: { ...textDocument, version: 2 }, contentChanges: [{ text: 'vnet a' }] };
    texts.take('textDocument/didChange', change);
    take(3, hover, { textDocument });
    take(4, 'textDocument/foldingRange', { textDocument });
    expect([...answers]).toEqual([]);
    take(5, outline, { textDocument });
    expect([...answers]).toEqual([
      [1, contentModified],
      [2, contentModified],
    ]);
    // The thread no longer needs to answer the first one.
    expect(vi.mocked(one.cancel).mock.calls).toEqual([[1]]);
    for (let i = 0; i < 4; i++) {
      one.next();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect([...answers.keys()]).toEqual([1, 2, 3, 4, 5]);
    reading.dispose();
  });

  it('that share an answer are cancelled separately', () => {
    const one = analyst(1);
    const { reading, take } = reader([one]);
    for (const id of [1, 2, 3]) take(id, outline);
    one.next();
    return vi.waitFor(() => {
      expect(one.asked).toHaveLength(2);
      const [second, third] = [...reading.open] as [ClientRequest, ClientRequest];
      reading.drop(second);
      expect(reading.sharesAnswer(second)).toBe(true);
      reading.drop(third);
      expect(reading.sharesAnswer(third)).toBe(false);
    });
  });
});
