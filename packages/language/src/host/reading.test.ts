import { describe, expect, it } from 'vitest';
import type { Analyst } from './analyst.js';
import { ClientRequest } from './client-request.js';
import { OpenTexts } from './open-texts.js';
import { Reading } from './reading.js';

const outline = 'textDocument/documentSymbol';
const hover = 'textDocument/hover';

/** An analyst that knows a state and never answers. */
function analyst(epoch: number, job?: Analyst['job']) {
  const asked: string[] = [];
  const ask = (method: string) => {
    asked.push(method);
    return { id: asked.length, answer: new Promise<never>(() => {}) };
  };
  return { epoch, job, reading: 0, readingWhole: 0, asked, ask } as unknown as Analyst & { readonly asked: string[] };
}

/** Takes requests while some analysts are there; gives what each of them was asked. */
function askedOf(analysts: (Analyst & { readonly asked: string[] })[], methods: readonly string[]): string[][] {
  const reading = new Reading({
    texts: new OpenTexts(() => 0),
    waits: 1_000_000,
    analysts: () => analysts,
    newest: () => 1,
    isGivenUp: () => false,
    asked: () => {},
    answered: () => {},
  });
  for (const [i, method] of methods.entries()) reading.take(new ClientRequest(i, method, {}, () => {}));
  reading.dispose();
  return analysts.map(({ asked }) => asked);
}

describe('requests that only read', () => {
  it.each([
    [
      'go to one thread with what is long, and to the other with what is short',
      [analyst(1), analyst(1)],
      [
        [hover, hover],
        [outline, outline],
      ],
    ],
    ['go to the one that knows the newest text', [analyst(0), analyst(1)], [[], [outline, hover, outline, hover]]],
    [
      'go to the one that does not analyse',
      [analyst(1), analyst(0, 'analysis')],
      [[outline, hover, outline, hover], []],
    ],
    ['wait if there is none', [analyst(0), analyst(0, 'analysis')], [[], []]],
  ])('%s', (_what, analysts, expected) => {
    expect(askedOf(analysts, [outline, hover, outline, hover]).sort()).toEqual(expected.sort());
  });
});
