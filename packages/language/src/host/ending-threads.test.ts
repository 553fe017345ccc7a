import type { HoverProvider } from 'langium/lsp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';
import { text, uri } from './testing/network.js';

let client: HostClient;
afterEach(() => client.stop());

describe('a thread that ends', () => {
  it('is replaced, and open documents are analyzed again', async () => {
    client = await HostClient.start();
    client.open(uri, text);
    await client.settled();
    for (const thread of client.threads.slice(0, 2)) thread.die('out of memory');
    client.change(uri, `${text}\n`);
    await client.settled();
    expect(client.codes(uri)).toContain('AZR002');
    expect(client.shown(uri)?.version).toBe(2);
    expect(client.log.join('\n')).toContain('out of memory');
  });

  it('repeatedly at the same text is not replaced forever, and the next text is analyzed', async () => {
    let isDeadly = false;
    client = await HostClient.start((thread) => {
      const validator = thread.services.validation.DocumentValidator;
      const validate = validator.validateDocument.bind(validator);
      validator.validateDocument = (...parameters) => {
        if (isDeadly) thread.die('out of memory');
        return validate(...parameters);
      };
    });
    client.open(uri, text);
    await client.settled();
    isDeadly = true;
    client.change(uri, `${text}\n`);
    await client.settled();
    expect(client.codes(uri)).toEqual(['AZR910']);
    // Reading requests are answered by the thread that knows the previous text.
    const params = { textDocument: { uri }, position: { line: 4, character: 9 } };
    const hover = await client.request('textDocument/hover', params);
    expect(JSON.stringify(hover)).toContain('10.9.0.0/16');
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', params);
    expect(symbols.map(({ name }) => name)).toEqual(['hub', 'rt', 'hub <-> spoke']);
    const { position } = params;
    const action = { ...params, range: { start: position, end: position }, context: { diagnostics: [] } };
    for (const method of ['formatting', 'codeAction']) {
      expect(await client.request(`textDocument/${method}`, action)).toBeNull();
    }
    expect(client.threads).toHaveLength(4);
    isDeadly = false;
    client.change(uri, `${text}\n\n`);
    await client.settled();
    expect(client.codes(uri)).toContain('AZR002');
    expect(client.threads).toHaveLength(4);
  });

  it('while it catches up with another one does not affect the results of that one, and is not retried forever', async () => {
    let ahead: InProcessThread | undefined;
    let isDeadly = false;
    client = await HostClient.start(
      (thread) => {
        const validator = thread.services.validation.DocumentValidator;
        const validate = validator.validateDocument.bind(validator);
        validator.validateDocument = (...parameters) => {
          if (isDeadly) ahead ??= thread;
          if (isDeadly && thread !== ahead) thread.die('out of memory');
          return validate(...parameters);
        };
      },
      { catchUpAfter: 0 },
    );
    client.open(uri, text);
    await client.settled();
    isDeadly = true;
    client.change(uri, `${text}\n`);
    await client.settled();
    await vi.waitFor(() => expect(client.threads).toHaveLength(4));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.threads).toHaveLength(4);
    expect(client.shown(uri)?.version).toBe(2);
    expect(client.codes(uri)).toContain('AZR002');
    expect(JSON.stringify(await client.at('hover', uri, { line: 4, character: 9 }))).not.toContain('Computing');
    const options = { tabSize: 2, insertSpaces: true };
    expect(await client.request('textDocument/formatting', { textDocument: { uri }, options })).not.toBeNull();
  });

  it('because it no longer answers is replaced, and another one answers the request', async () => {
    client = await HostClient.start(undefined, { longestRequest: 200 });
    client.open(uri, text);
    await client.settled();
    let hangs = true;
    for (const { services } of client.threads) {
      const provider = services.lsp.HoverProvider as HoverProvider;
      const answer = provider.getHoverContent.bind(provider);
      provider.getHoverContent = (...parameters) => {
        if (!hangs) return answer(...parameters);
        hangs = false;
        return new Promise(() => {});
      };
    }
    const hover = await client.at('hover', uri, { line: 4, character: 9 });
    expect(JSON.stringify(hover)).toMatch(/10\.9\.0\.0|Computing/);
    expect(client.log.join('\n')).toContain('textDocument/hover took longer than 0.2 seconds.');
  });

  it('while it answers causes no request to be lost', async () => {
    client = await HostClient.start();
    client.open(uri, text);
    await client.settled();
    const answers = [0, 1, 2, 3].map(() => client.at('hover', uri, { line: 4, character: 9 }));
    for (const thread of client.threads.slice(0, 2)) thread.die('gone');
    for (const answer of answers) expect(JSON.stringify(await answer)).toMatch(/10\.9\.0\.0|Computing/);
  });
});

it('a thread that hangs in a cancelled request is replaced', async () => {
  client = await HostClient.start(undefined, { longestRequest: 200 });
  client.open(uri, text);
  await client.settled();
  for (const { services } of client.threads.slice(0, 2)) {
    (services.lsp.Formatter as { formatDocument: unknown }).formatDocument = () => new Promise(() => {});
  }
  const { id, answer } = client.ask('textDocument/formatting', { textDocument: { uri }, options: {} });
  client.notify('$/cancelRequest', { id });
  await expect(answer).rejects.toMatchObject({ code: -32800 });
  client.change(uri, `${text}\n`);
  await client.settled();
  expect(client.shown(uri)?.version).toBe(2);
});
