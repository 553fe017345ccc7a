import { afterEach, describe, expect, it, vi } from 'vitest';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { fileRequests, serverEnded } from '../protocol.js';
import type { Connect } from './connect.js';
import { serveWorker } from './serve-worker.js';
import { analysisName } from './thread-protocol.js';
import type { StartedWorker, WorkerScope } from './worker-scope.js';

/** What a browser does when a worker starts another one. */
type Browser =
  | 'allows it'
  | 'has no such class'
  | 'throws'
  | 'reports an error later'
  | 'starts one that fails'
  | 'starts nothing';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly { readonly code: string }[] };
  readonly result?: unknown;
}

const connect: Connect = (reader, writer) => createConnection(ProposedFeatures.all, reader, writer);

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((scope) => void scope.close()));

/** Workers in this thread: each is a scope whose messages arrive later, copied as a browser copies them. */
class Workers {
  started = 0;
  ended = 0;

  constructor(private readonly browser: Browser) {}

  start(name: string): StartedWorker {
    let closed = false;
    const deliver = (to: () => ((event: { data: unknown }) => void) | null, message: unknown) => {
      const data = structuredClone(message);
      setTimeout(() => !closed && to()?.({ data }));
    };
    const outside: StartedWorker = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => deliver(() => scope.onmessage, message),
      terminate: () => {
        if (!closed) this.ended++;
        closed = true;
      },
    };
    const workers = this;
    const scope: WorkerScope = {
      name,
      location: { href: 'blob:server' },
      onmessage: null,
      postMessage: (message) => deliver(() => outside.onmessage, message),
      close: () => setTimeout(() => outside.terminate()),
      addEventListener: () => undefined,
      ...(this.browser !== 'has no such class' && {
        Worker: class {
          constructor(script: string, options: { readonly name: string }) {
            expect(script).toBe('blob:server');
            // biome-ignore lint/correctness/noConstructorReturn: the workers of browsers are made with `new`
            return workers.nested(options.name);
          }
        } as unknown as NonNullable<WorkerScope['Worker']>,
      }),
    };
    open.push(scope);
    this.started++;
    setTimeout(() => void serveWorker(scope, connect, this.browser === 'starts nothing' ? 50 : undefined));
    return outside;
  }

  private nested(name: string): StartedWorker {
    expect(name).toBe(analysisName);
    if (this.browser === 'throws') throw new TypeError('Nested workers are not supported.');
    if (this.browser === 'allows it') return this.start(name);
    const worker: StartedWorker = {
      onmessage: null,
      onerror: null,
      postMessage: () => undefined,
      terminate: () => undefined,
    };
    setTimeout(() => {
      if (this.browser === 'reports an error later') worker.onerror?.({ message: 'Refused to create a worker.' });
      if (this.browser === 'starts one that fails') worker.onmessage?.({ data: { failed: 'It cannot start.' } });
    });
    return worker;
  }
}

/** An editor with one file on no disk, which imports another one. */
function editorOf(worker: StartedWorker, texts: Record<string, string>) {
  const answers = new Map<number | string, (result: unknown) => void>();
  const published = new Map<string, readonly string[]>();
  const logged: string[] = [];
  let next = 1;
  let ended = false;
  worker.onmessage = ({ data }) => {
    const { id, method, params, result } = data as Message;
    if ((data as Partial<typeof serverEnded>).azroute === serverEnded.azroute) ended = true;
    else if (method === undefined) answers.get(id ?? '')?.(result);
    else if (method === 'textDocument/publishDiagnostics')
      published.set(params?.uri ?? '', params?.diagnostics?.map(({ code }) => code) ?? []);
    else if (method === 'window/logMessage') logged.push(JSON.stringify(params));
    else if (id !== undefined) {
      const found = method === fileRequests.readFile ? (texts[params?.uri ?? ''] ?? null) : [];
      worker.postMessage({ jsonrpc: '2.0', id, result: found });
    }
  };
  return {
    published,
    logged,
    hasEnded: () => ended,
    notify: (method: string, params: unknown) => worker.postMessage({ jsonrpc: '2.0', method, params }),
    ask: (method: string, params: unknown) =>
      new Promise<unknown>((resolve) => {
        const id = next++;
        answers.set(id, resolve);
        worker.postMessage({ jsonrpc: '2.0', id, method, params });
      }),
  };
}

const uri = 'vscode-vfs://github/a/main.azroute';
const text = `import "hub.azroute"

vnet spoke {
  address 10.1.0.0/16
  subnet s 10.1.0.0/24 { nic vm 10.1.0.4 }
}
peering hub <-> spoke
`;
const hub = 'vnet hub {\n  address 10.1.0.0/16\n}\n';

describe.each<[Browser, number, boolean]>([
  ['allows it', 3, false],
  ['has no such class', 1, true],
  ['throws', 1, true],
  ['reports an error later', 1, true],
  ['starts one that fails', 1, true],
  ['starts nothing', 1, true],
])('a worker in a browser that %s when it starts another one', (browser, started, says) => {
  it('finds out what is wrong, answers hovers, and ends', async () => {
    const workers = new Workers(browser);
    const worker = workers.start('server');
    const editor = editorOf(worker, { 'vscode-vfs://github/a/hub.azroute': hub });
    await editor.ask('initialize', { processId: null, rootUri: null, capabilities: {} });
    editor.notify('initialized', {});
    editor.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text } });
    await editor.ask('azroute/settled', null);
    // The address spaces of the two VNets overlap.
    expect(editor.published.get(uri)).toEqual(['AZR032']);
    const hover = await editor.ask('textDocument/hover', {
      textDocument: { uri },
      position: { line: 4, character: 29 },
    });
    expect(JSON.stringify(hover)).toContain('10.1.0.0/16');
    expect(workers.started).toBe(started);
    expect(editor.logged.some((line) => line.includes('does not let workers start other workers'))).toBe(says);
    expect(await editor.ask('shutdown', null)).toBeNull();
    editor.notify('exit', null);
    await vi.waitFor(() => expect([editor.hasEnded(), workers.ended]).toEqual([true, started]));
  });
});
