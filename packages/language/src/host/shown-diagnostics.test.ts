import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenTexts } from './open-texts.js';
import { mostAge, type Published, ShownDiagnostics } from './shown-diagnostics.js';

const uri = 'file:///a.azroute';
let texts: OpenTexts;
let sent: Published[];
let shown: ShownDiagnostics;

beforeEach(() => {
  vi.useFakeTimers();
  texts = new OpenTexts(Date.now);
  sent = [];
  shown = new ShownDiagnostics(texts, (published) => sent.push(published), Date.now);
  texts.take('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text: '' } });
});
afterEach(() => vi.useRealTimers());

function type(version: number): void {
  texts.take('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: `${version}` }] });
  shown.watch(uri);
}

const found = (version: number): Published => ({ uri, version, diagnostics: [{ message: `of ${version}` }] });
const last = () => sent.at(-1);

it('what is shown is withdrawn when its version was superseded a second ago', () => {
  shown.show(found(1));
  type(2);
  vi.advanceTimersByTime(mostAge - 1);
  expect(last()).toEqual(found(1));
  vi.advanceTimersByTime(1);
  expect(last()).toEqual({ uri, version: 2, diagnostics: [] });
});

it('of an older version is shown what was found in time, and nothing that is older than what is shown', () => {
  type(2);
  type(3);
  vi.advanceTimersByTime(mostAge / 2);
  shown.show(found(2));
  expect(last()).toEqual(found(2));
  shown.show(found(1));
  expect(last()).toEqual(found(2));
  vi.advanceTimersByTime(mostAge);
  expect(last()).toEqual({ uri, version: 3, diagnostics: [] });
  shown.show(found(2));
  expect(last()).toEqual({ uri, version: 3, diagnostics: [] });
  shown.show(found(3));
  vi.advanceTimersByTime(10 * mostAge);
  expect(last()).toEqual(found(3));
});

it('a version that nobody has sent is not shown', () => {
  shown.show(found(7));
  expect(sent).toEqual([]);
});

it('what stays the same is not sent again', () => {
  shown.show(found(1));
  shown.show(found(1));
  expect(sent.length).toBe(1);
});

it('the version that came last counts, also where versions go down', () => {
  type(7);
  shown.show(found(7));
  type(3);
  vi.advanceTimersByTime(mostAge / 2);
  shown.show(found(3));
  expect(last()).toEqual(found(3));
  shown.show(found(7));
  expect(last()).toEqual(found(3));
  type(2);
  vi.advanceTimersByTime(mostAge);
  expect(last()).toEqual({ uri, version: 2, diagnostics: [] });
});

it('what is shown of a higher version is withdrawn like that of a lower one', () => {
  type(7);
  shown.show(found(7));
  type(3);
  vi.advanceTimersByTime(mostAge);
  expect(last()).toEqual({ uri, version: 3, diagnostics: [] });
});
