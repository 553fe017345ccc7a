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

it('shown diagnostics are withdrawn when their version was superseded a second ago', () => {
  shown.show(found(1));
  type(2);
  vi.advanceTimersByTime(mostAge - 1);
  expect(last()).toEqual(found(1));
  vi.advanceTimersByTime(1);
  expect(last()).toEqual({ uri, version: 2, diagnostics: [] });
});

it('diagnostics of an older version are shown if found in time, and not if older than those that are shown', () => {
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

it('what was shown of a file is withdrawn without a version when it is opened in another language', () => {
  const notes = 'file:///notes.txt';
  shown.show({ uri: notes, diagnostics: [{ message: 'it is no topology' }] });
  texts.take('textDocument/didOpen', { textDocument: { uri: notes, languageId: 'json', version: 1, text: '' } });
  shown.reopened(notes);
  shown.showAll(new Map());
  expect(last()).toEqual({ uri: notes, diagnostics: [] });
});

it('diagnostics of an unknown version are not shown', () => {
  shown.show(found(7));
  expect(sent).toEqual([]);
});

it('unchanged diagnostics are not sent again', () => {
  shown.show(found(1));
  shown.show(found(1));
  expect(sent.length).toBe(1);
});

it('the version that came last counts, even if version numbers decrease', () => {
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

it('shown diagnostics of a higher version are withdrawn like those of a lower one', () => {
  type(7);
  shown.show(found(7));
  type(3);
  vi.advanceTimersByTime(mostAge);
  expect(last()).toEqual({ uri, version: 3, diagnostics: [] });
});
