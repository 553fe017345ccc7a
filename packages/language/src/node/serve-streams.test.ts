import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inProcess } from '../host/testing/in-process-thread.js';
import { serveStreams } from './serve-streams.js';

interface Response {
  readonly id?: unknown;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** A server connected to two pipes. */
class Piped {
  readonly input = new PassThrough();
  readonly log: string[] = [];
  readonly ended: Promise<number>;
  private readonly output = new PassThrough();
  private read = '';

  constructor() {
    let exit: (code: number) => void = () => {};
    this.ended = new Promise((resolve) => {
      exit = resolve;
    });
    this.output.on('data', (chunk) => {
      this.read += chunk;
    });
    const { start } = inProcess();
    serveStreams(
      { input: this.input, output: this.output, log: (text) => this.log.push(text), exit: (code) => exit(code) },
      start,
    );
  }

  /** Sends a body with its header. */
  send(body: unknown): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.input.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  request(id: unknown, method: string, params: unknown = {}): void {
    this.send({ jsonrpc: '2.0', id, method, params });
  }

  notify(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  /** Stops reading the server's output. */
  stopReading(): void {
    this.output.pause();
  }

  readOn(): void {
    this.output.resume();
  }

  /** The answers so far, as ids and error codes. */
  get answers(): unknown[] {
    return this.read
      .split(/Content-Length: \d+\r\n\r\n/)
      .slice(1)
      .map((body) => JSON.parse(body) as Response)
      .filter(({ method }) => method === undefined)
      .map(({ id, error }) => [id, error?.code ?? 'result']);
  }

  /** Waits for this many answers. */
  async answered(count: number): Promise<unknown[]> {
    while (this.answers.length < count) await once(this.output, 'data');
    return this.answers;
  }

  async greet(): Promise<void> {
    this.request(0, 'initialize', { processId: null, rootUri: null, capabilities: {} });
    this.notify('initialized');
    expect(await this.answered(1)).toEqual([[0, 'result']]);
  }
}

describe('an invalid message', () => {
  it.each([
    ['invalid JSON', '{"jsonrpc":"2.0","id":7,"method":"shutdown"', null, -32700],
    ['an empty body', '', null, -32700],
    ['a number', 7, null, -32600],
    ['null', 'null', null, -32600],
    ['a batch', [{ jsonrpc: '2.0', id: 7, method: 'shutdown' }], null, -32600],
    ['an empty batch', [], null, -32600],
    ['an empty object', {}, null, -32600],
    ['one without a version', { id: 7, method: 'shutdown' }, 7, -32600],
    ['one with another version', { jsonrpc: '1.0', id: 'seven', method: 'shutdown' }, 'seven', -32600],
    ['one without a method', { jsonrpc: '2.0', id: 7 }, 7, -32600],
    ['one whose method is not a string', { jsonrpc: '2.0', id: 7, method: 7 }, 7, -32600],
    ['one whose id is an object', { jsonrpc: '2.0', id: {}, method: 'shutdown' }, null, -32600],
    ['one whose id is null', { jsonrpc: '2.0', id: null, method: 'shutdown' }, null, -32600],
    ['one whose id is a fraction', { jsonrpc: '2.0', id: 7.5, method: 'shutdown' }, null, -32600],
    ['one whose params are a string', { jsonrpc: '2.0', id: 7, method: 'shutdown', params: 'all' }, 7, -32600],
    ['one with an unknown method', { jsonrpc: '2.0', id: 7, method: 'azroute/unknown' }, 7, -32601],
  ])('such as %s is answered, and the server lives', async (_what, body, id, code) => {
    const server = new Piped();
    await server.greet();
    server.send(body);
    server.request(8, 'azroute/settled');
    expect(await server.answered(3)).toEqual([
      [0, 'result'],
      [id, code],
      [8, 'result'],
    ]);
    expect(server.log).toEqual([]);
  });

  it('may be an error that a client sends for a message of the server', async () => {
    const server = new Piped();
    await server.greet();
    server.send({ jsonrpc: '2.0', id: null, error: { code: -32600, message: 'What?' } });
    server.request(8, 'azroute/settled');
    expect(await server.answered(2)).toEqual([
      [0, 'result'],
      [8, 'result'],
    ]);
  });
});

describe('a header from which the next message cannot be found', () => {
  it.each([
    ['without a length', 'Content-Type: text\r\n\r\n{}', /without Content-Length/],
    ['with a negative length', 'Content-Length: -1\r\n\r\n', /invalid Content-Length: "-1"/],
    ['with an invalid length', 'Content-Length: 1e3\r\n\r\n', /invalid Content-Length: "1e3"/],
    [
      'with a length of petabytes',
      'Content-Length: 99999999999999999999\r\n\r\n',
      /message of 99999999999999999999 bytes/,
    ],
    ['without an end', `Content-Length: ${'9'.repeat(10_000)}`, /no message header/],
  ])('%s ends the server with one line', async (_what, head, line) => {
    const server = new Piped();
    await server.greet();
    server.input.write(head);
    expect(await server.ended).toBe(1);
    expect(server.log).toEqual([expect.stringMatching(line)]);
    expect(server.log[0]).toMatch(/^[^\n]*\n$/);
  });
});

it('messages may arrive in any pieces, with other fields in their headers', async () => {
  const server = new Piped();
  const message = (id: number, method: string) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id, method, params: { capabilities: {}, name: 'ü' } });
    return `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  const bytes = Buffer.from(message(1, 'initialize') + message(2, 'shutdown'));
  for (let at = 0; at < bytes.length; at += 7) server.input.write(bytes.subarray(at, at + 7));
  expect(await server.answered(2)).toEqual(
    expect.arrayContaining([
      [1, 'result'],
      [2, 'result'],
    ]),
  );
});

it('no messages are read of a client that does not read, which gets all answers in the end', async () => {
  const server = new Piped();
  await server.greet();
  server.stopReading();
  const uri = 'file:///a.azroute';
  const text = Array.from({ length: 2_000 }, (_, i) => `vnet v${i}\n`).join('');
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'azroute', version: 1, text } });
  let asked = 0;
  const ask = () => server.request(++asked, 'textDocument/documentSymbol', { textDocument: { uri } });
  while (!server.input.isPaused()) {
    ask();
    await sleep(1);
  }
  ask();
  server.readOn();
  expect(await server.answered(asked + 1)).toHaveLength(asked + 1);
  expect(server.input.isPaused()).toBe(false);
});

describe('the order of a session', () => {
  it('allows no request before initialize', async () => {
    const server = new Piped();
    server.request(1, 'textDocument/hover');
    server.request(2, 'shutdown');
    server.notify('textDocument/didOpen');
    expect(await server.answered(2)).toEqual([
      [1, -32002],
      [2, -32002],
    ]);
    server.notify('exit');
    expect(await server.ended).toBe(1);
  });

  it('allows only one initialize', async () => {
    const server = new Piped();
    await server.greet();
    server.request(1, 'initialize', { capabilities: {} });
    expect(await server.answered(2)).toEqual([
      [0, 'result'],
      [1, -32600],
    ]);
  });

  it('allows no request after shutdown, and answers before exit', async () => {
    const server = new Piped();
    await server.greet();
    server.request(1, 'shutdown', null);
    server.request(2, 'textDocument/hover');
    server.request(3, 'initialize');
    server.notify('exit');
    expect(await server.ended).toBe(0);
    expect(server.answers).toEqual([
      [0, 'result'],
      [1, 'result'],
      [2, -32600],
      [3, -32600],
    ]);
  });

  it('includes an answer to all requests before exit', async () => {
    const server = new Piped();
    server.request(1, 'initialize', { capabilities: {} });
    server.request(2, 'textDocument/hover', {
      textDocument: { uri: 'file:///a' },
      position: { line: 0, character: 0 },
    });
    server.request(3, 'textDocument/formatting', { textDocument: { uri: 'file:///a' }, options: {} });
    server.notify('exit');
    expect(await server.ended).toBe(1);
    expect(server.answers).toEqual(expect.arrayContaining([1, 2, 3].map((id) => [id, -32800])));
  });

  it.each([
    ['without shutdown fails', false, 1],
    ['after shutdown does not', true, 0],
  ])('that ends with the stream %s', async (_what, isShutDown, code) => {
    const server = new Piped();
    await server.greet();
    if (isShutDown) server.request(1, 'shutdown');
    server.input.end();
    expect(await server.ended).toBe(code);
    expect(server.log).toEqual([]);
  });
});
