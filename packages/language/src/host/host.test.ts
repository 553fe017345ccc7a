import type { HoverProvider } from 'langium/lsp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CompletionList, DocumentSymbol, Hover, LocationLink, SemanticTokens } from 'vscode-languageserver';
import type { AzrouteDocumentSymbolProvider } from '../lsp/outline.js';
import { builderOf } from '../workspace/document-builder.js';
import { HostClient } from './testing/host-client.js';
import type { InProcessThread } from './testing/in-process-thread.js';

const uri = 'file:///main.azroute';
const text = `vnet hub {
  address 10.0.0.0/16
  subnet a 10.0.1.0/24 {
    routeTable rt
    nic vm 10.0.1.4
  }
}
routeTable rt {
  route r 10.9.0.0/16 -> None
}
peering hub <-> spoke
`;

let client: HostClient;
afterEach(() => client.stop());

/** Has the validation of threads wait until it is released. */
function gate(thread: InProcessThread) {
  let open = () => {};
  let isOpen = true;
  let waiting = 0;
  let gate = Promise.resolve();
  const validator = thread.services.validation.DocumentValidator;
  const validate = validator.validateDocument.bind(validator);
  validator.validateDocument = async (...parameters) => {
    waiting++;
    await gate;
    waiting--;
    return validate(...parameters);
  };
  return {
    /** How many documents wait before it. */
    get waiting() {
      return waiting;
    },
    shut() {
      isOpen = false;
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    open() {
      if (!isOpen) open();
      isOpen = true;
    },
  };
}

/** Starts with a text that both threads know, and keeps them from analysing the next one. */
async function startBusy() {
  const gates: ReturnType<typeof gate>[] = [];
  client = await HostClient.start((thread) => gates.push(gate(thread)), { catchUpAfter: 0 });
  client.open(uri, text);
  await client.settled();
  for (const one of gates) one.shut();
  return () => {
    for (const one of gates) one.open();
  };
}

const lineOf = (of: string, part: string) => of.split('\n').findIndex((line) => line.includes(part));

describe('while a newer text is analysed', () => {
  const newer = `// a comment\n\n${text}`;

  it('a hover shows what is known, says so, and stands where the word is now', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const line = lineOf(newer, 'nic vm');
    const hover = await client.at<Hover>('hover', uri, { line, character: 9 });
    expect(JSON.stringify(hover.contents)).toContain('Computing …');
    expect(JSON.stringify(hover.contents)).toContain('10.9.0.0/16');
    expect(hover.range?.start.line).toBe(line);
    release();
    await client.settled();
    const after = await client.at<Hover>('hover', uri, { line, character: 9 });
    expect(JSON.stringify(after.contents)).not.toContain('Computing');
    expect(after.range).toEqual(hover.range);
  });

  it('a hover on what was just written says that it is being computed', async () => {
    await startBusy();
    client.change(uri, text.replace('nic vm 10.0.1.4', 'nic vm 10.0.1.4\n    nic other 10.0.1.5'));
    const hover = await client.at<Hover>('hover', uri, { line: 5, character: 10 });
    expect(JSON.stringify(hover.contents)).toContain('Computing …');
  });

  it('completion looks at what was just written', async () => {
    await startBusy();
    const typed = `${text}peering hu`;
    client.change(uri, typed);
    const list = await client.at<CompletionList>('completion', uri, {
      line: lineOf(typed, 'peering hu') + 1,
      character: 10,
    });
    expect(list.items.map(({ label }) => label)).toContain('hub');
  });

  it('definitions, symbols, tokens and foldings have their new places', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const ask = async () => ({
      definition: await client.at<LocationLink[]>('definition', uri, {
        line: lineOf(newer, '    routeTable'),
        character: 16,
      }),
      symbols: await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } }),
      tokens: (await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } }))
        .data,
      foldings: await client.request('textDocument/foldingRange', { textDocument: { uri } }),
    });
    const before = await ask();
    release();
    await client.settled();
    expect(before).toEqual(await ask());
    expect(before.symbols[0]?.range.start.line).toBe(2);
  });

  it('a request that works on the text is refused when the text changes', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const format = client.request('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    client.change(uri, `${newer} `);
    await expect(format).rejects.toMatchObject({ code: -32801 });
    release();
    await client.settled();
  });

  it('a request that is cancelled is refused at once', async () => {
    const release = await startBusy();
    client.change(uri, newer);
    const { id, answer } = client.ask('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
    });
    client.notify('$/cancelRequest', { id });
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    release();
    await client.settled();
  });
});

it('an analysis that only catches up with the other thread is given up as soon as something changes', async () => {
  const gates: ReturnType<typeof gate>[] = [];
  client = await HostClient.start((thread) => gates.push(gate(thread)), { catchUpAfter: 0 });
  client.open(uri, text);
  await client.settled();
  for (const one of gates) one.shut();
  client.change(uri, `${text}\n`);
  // Which of the two analyses is seen by what it waits for.
  const [first, second] = client.threads as [InProcessThread, InProcessThread];
  const isSuperseded = ({ services }: InProcessThread) =>
    builderOf(services.shared.workspace.DocumentBuilder).superseded();
  await vi.waitFor(() => expect(gates.some(({ waiting }) => waiting > 0)).toBe(true));
  const [ahead, behind] = (gates[0]?.waiting ?? 0) > 0 ? [0, 1] : [1, 0];
  gates[ahead]?.open();
  await vi.waitFor(() => expect(gates[behind]?.waiting).toBe(1));
  client.change(uri, `${text}\n\n`);
  expect(isSuperseded(behind === 0 ? first : second)).toBe(true);
  gates[behind]?.open();
  await client.settled();
  expect(client.shown(uri)?.version).toBe(3);
});

it('a hover is answered while an outline is being made by the same thread', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  client = await HostClient.start(
    ({ services }) => {
      const provider = services.lsp.DocumentSymbolProvider as AzrouteDocumentSymbolProvider;
      const make = provider.getAnswer.bind(provider);
      provider.getAnswer = (document) => released.then(() => make(document));
    },
    { catchUpAfter: 1_000_000 },
  );
  client.open(uri, text);
  await client.settled();
  // The first time the other thread catches up at once; from then on it is behind.
  client.change(uri, `${text}\n`);
  await client.settled();
  const outline = client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  expect(JSON.stringify(await client.at('hover', uri, { line: 4, character: 9 }))).toContain('10.9.0.0/16');
  release();
  expect((await outline).map(({ name }) => name)).toEqual(['hub', 'rt', 'hub <-> spoke']);
});

it('folders of the workspace that were opened and closed count for threads that start later', async () => {
  client = await HostClient.start();
  const folder = (name: string) => ({ uri: `file:///${name}`, name });
  const change = (added: string[], removed: string[]) =>
    client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  change(['one', 'two'], []);
  change(['three', 'one'], ['two']);
  await client.settled();
  client.threads[0]?.die('gone');
  client.threads[1]?.die('gone');
  change(['four'], ['three']);
  await client.settled();
  const names = client.threads.slice(2).map(({ services }) => {
    const { workspaceFolders } = services.shared.workspace.WorkspaceManager;
    return workspaceFolders?.map(({ name }) => name);
  });
  expect(names).toContainEqual(['one', 'four']);
});

it('folders that were closed bound symbolic links in threads that start later too', async () => {
  const greetings: unknown[] = [];
  client = await HostClient.start((thread) => {
    const post = thread.post.bind(thread);
    thread.post = (message) => {
      const { method, params } = message as { method?: string; params?: { azroute?: unknown } };
      if (method === 'initialize') greetings.push(params?.azroute);
      post(message);
    };
  });
  const folder = (name: string) => ({ uri: `file:///${name}`, name });
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder('one')], removed: [] } });
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder('two')], removed: [folder('one')] } });
  client.threads[0]?.die('gone');
  expect(greetings).toEqual([undefined, undefined, { folders: ['file:///one', 'file:///two'] }]);
  await client.settled();
});

it('what does not concern it is no reason to analyse', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  await client.settled();
  const analysed = vi.spyOn(client.threads[0] as InProcessThread, 'post');
  for (const method of [
    '$/setTrace',
    'window/workDoneProgress/cancel',
    'workspace/didCreateFiles',
    'textDocument/didSave',
  ])
    client.notify(method, { textDocument: { uri } });
  await client.settled();
  expect(analysed).not.toHaveBeenCalled();
});

describe('a document that is not known', () => {
  it.each([
    'hover',
    'completion',
    'definition',
    'documentSymbol',
    'foldingRange',
    'semanticTokens/full',
    'rename',
    'formatting',
  ])('answers %s with null', async (method) => {
    client = await HostClient.start();
    const params = {
      textDocument: { uri: 'file:///nowhere.azroute' },
      position: { line: 0, character: 0 },
      newName: 'x',
    };
    expect(await client.request(`textDocument/${method}`, params)).toBeNull();
  });

  it('is one whose URI is none', async () => {
    client = await HostClient.start();
    for (const bad of ['', ':', 'file:///\ud800', '//[', 'a b']) {
      client.open(bad, text);
      expect(await client.at('definition', bad, { line: 0, character: 6 })).toBeDefined();
      client.close(bad);
    }
    client.open(uri, text);
    await client.settled();
    expect(client.codes(uri)).toContain('AZR002');
  });
});

it('a thread that hangs in a request nobody waits for any more is replaced', async () => {
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

it('an outline that was asked of no document, and one that fails, cost no analysis', async () => {
  client = await HostClient.start();
  await client.request('textDocument/documentSymbol', { textDocument: { uri: 'untitled:////x' } });
  for (const { services } of client.threads) {
    (services.lsp.FoldingRangeProvider as unknown as { getAnswer: unknown }).getAnswer = () => {
      throw new TypeError('planted');
    };
  }
  const large = `${text}${'// a comment\n'.repeat(4000)}`;
  client.open(uri, large);
  expect(await client.request('textDocument/foldingRange', { textDocument: { uri } })).toBeNull();
  client.change(uri, `${large}\n`);
  await client.settled();
  expect(client.codes(uri)).toContain('AZR002');
  expect(client.threads.length).toBe(2);
});

describe('a thread that ends', () => {
  it('is replaced, and what is open is analysed again', async () => {
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

  it('again at the same text is not replaced for ever, and the next text is analysed', async () => {
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
    // What is read is answered by the thread that knows the text before.
    const params = { textDocument: { uri }, position: { line: 4, character: 9 } };
    const hover = await client.request('textDocument/hover', params);
    expect(JSON.stringify(hover)).toContain('10.9.0.0/16');
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', params);
    expect(symbols.map(({ name }) => name)).toEqual(['hub', 'rt', 'hub <-> spoke']);
    for (const method of ['formatting', 'codeAction']) {
      expect(await client.request(`textDocument/${method}`, params)).toBeNull();
    }
    expect(client.threads).toHaveLength(4);
    isDeadly = false;
    client.change(uri, `${text}\n\n`);
    await client.settled();
    expect(client.codes(uri)).toContain('AZR002');
    expect(client.threads).toHaveLength(4);
  });

  it('when it catches up with another one leaves what that has found, and is not tried for ever', async () => {
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

  it('does so if it answers no more, and the request is answered by another one', async () => {
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

  it('while it answers loses no request', async () => {
    client = await HostClient.start();
    client.open(uri, text);
    await client.settled();
    const answers = [0, 1, 2, 3].map(() => client.at('hover', uri, { line: 4, character: 9 }));
    for (const thread of client.threads.slice(0, 2)) thread.die('gone');
    for (const answer of answers) expect(JSON.stringify(await answer)).toMatch(/10\.9\.0\.0|Computing/);
  });
});

it('what was published of a file that is closed is what counts on disk', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  await client.settled();
  expect(client.codes(uri).length).toBeGreaterThan(0);
  client.close(uri);
  await client.settled();
  expect(client.shown(uri)?.diagnostics).toEqual([]);
});

it('of a text that is opened again, the first version counts and not the last one of before', async () => {
  client = await HostClient.start();
  client.open(uri, text);
  client.change(uri, `${text}\n`);
  client.change(uri, `\n\n${text}`);
  await client.settled();
  expect(client.shown(uri)?.version).toBe(3);
  client.close(uri);
  client.open(uri, text);
  await client.settled();
  expect(client.shown(uri)).toMatchObject({ version: 1 });
  expect(client.codes(uri)).toContain('AZR002');
});

it('a URI may be spelled in several ways', async () => {
  client = await HostClient.start();
  const spelled = 'file:///a%20&%20b.azroute';
  client.open(spelled, text);
  client.change(spelled, `\n${text}`);
  await client.settled();
  expect(client.shown('file:///a%20%26%20b.azroute')?.version).toBe(2);
  expect(JSON.stringify(await client.at('hover', spelled, { line: 5, character: 9 }))).toContain('10.9.0.0/16');
  client.close('file:///a%20%26%20b.azroute');
  await client.settled();
  expect(client.shown('file:///a%20%26%20b.azroute')?.diagnostics).toEqual([]);
});

it('shutdown and exit end it', async () => {
  client = await HostClient.start();
  expect(await client.request('shutdown', null)).toBeNull();
  await expect(client.at('hover', uri, { line: 0, character: 0 })).rejects.toMatchObject({ code: -32600 });
  client.notify('exit', null);
  expect(client.exitCode).toBe(0);
});
