import type { ServerStatus } from '@azroute/language/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerStatusItem } from './server-status.js';

/** The item of VS Code, and what listens to events. */
const shown = vi.hoisted(() => ({ text: '', busy: false, dispose: () => {} }));

vi.mock('vscode', () => ({
  EventEmitter: class {
    private readonly listeners: (() => void)[] = [];
    readonly event = (listener: () => void) => this.listeners.push(listener);
    fire() {
      for (const listener of this.listeners) listener();
    }
    dispose() {}
  },
  languages: { createLanguageStatusItem: () => shown },
  LanguageStatusSeverity: {},
}));
vi.mock('vscode-languageclient', () => ({ NotificationType: class {} }));

const ready: ServerStatus = { state: 'ready', milliseconds: 1, files: 1, errors: 0, warnings: 0 };

let told: string[];
let status: ServerStatusItem;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  const log = { info: (text: string) => told.push(text), error: (text: string) => told.push(text) };
  status = new ServerStatusItem(log as unknown as ConstructorParameters<typeof ServerStatusItem>[0]);
  status.onDidSettle(() => told.push('settled'));
});
afterEach(() => {
  status.dispose();
  vi.useRealTimers();
});

/** Follows a server; what it sends is given to the result. */
function server(): (sent: ServerStatus) => void {
  const listeners: ((sent: ServerStatus) => void)[] = [];
  const client = {
    onNotification: (_type: unknown, listener: (sent: ServerStatus) => void) => listeners.push(listener),
  };
  status.follow(client as unknown as Parameters<ServerStatusItem['follow']>[0]);
  return (sent) => listeners.forEach((listener) => void listener(sent));
}

it('settles once when everything is analyzed and nothing changes any more', () => {
  const send = server();
  send({ state: 'analyzing' });
  send(ready);
  vi.advanceTimersByTime(200);
  send({ state: 'analyzing' });
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
  send(ready);
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual(['settled', 'Analyzed: 0.00 s · 1 file · no errors or warnings.']);
});

it('starts again with each server', () => {
  const send = server();
  send(ready);
  expect(shown).toMatchObject({ text: 'Ready', busy: false });
  server();
  vi.advanceTimersByTime(5_000);
  expect(shown).toMatchObject({ text: 'Starting', busy: true });
  expect(told).toEqual([]);
});

it('is not busy when the server is given up', () => {
  server()(ready);
  status.gaveUp();
  vi.advanceTimersByTime(5_000);
  expect(shown).toMatchObject({ text: 'The language server has ended', busy: false });
  expect(told).toEqual(['The language server has ended. Files are not analyzed.']);
});
