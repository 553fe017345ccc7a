import { describe, expect, it, vi } from 'vitest';
import type { WebviewPanel } from 'vscode';
import type { Surroundings } from './diagram-panel.js';
import { type ComparedRepair, RepairPanel } from './repair-panel.js';

vi.mock('vscode', () => ({
  EventEmitter: class {
    private readonly listeners: ((message: unknown) => void)[] = [];
    readonly event = (listener: (message: unknown) => void) => {
      this.listeners.push(listener);
      return { dispose() {} };
    };
    fire(message: unknown) {
      for (const listener of this.listeners) listener(message);
    }
    dispose() {}
  },
  Uri: { joinPath: (_base: unknown, ...parts: string[]) => parts.join('/') },
  window: {},
}));

/** The panel of a repair in a topology of two files, and what its view is told. */
function opened() {
  const told: unknown[] = [];
  let receive: (message: unknown) => void = () => {};
  const webview = {
    cspSource: 'self',
    asWebviewUri: (uri: unknown) => uri,
    onDidReceiveMessage(listener: typeof receive) {
      receive = listener;
      return { dispose() {} };
    },
    postMessage: (message: unknown) => told.push(message),
  };
  const declarationsAt = async ({ textDocument: { uri } }: { textDocument: { uri: string } }) =>
    uri === 'file:///part.azroute' ? { root: 'file:///main.azroute', declarations: [] } : null;
  const ofRepair = async () => ({ before: {}, after: {} });
  const around = { requests: { declarationsAt, ofRepair }, extension: {}, log() {} } as unknown as Surroundings;
  const repair = { uri: 'file:///part.azroute', root: 'file:///main.azroute' } as ComparedRepair;
  const panel = { webview } as unknown as WebviewPanel;
  return {
    told,
    receive: (message: unknown) => receive(message),
    panel: new RepairPanel(panel, around, repair, {} as never),
  };
}

describe('the pictures before and after a repair', () => {
  it.each([
    ['file:///main.azroute', 1],
    ['file:///part.azroute', 1],
    ['file:///other.azroute', 0],
  ])('after a change of %s, %d hint says that the text has changed', async (uri, hints) => {
    const { told, panel } = opened();
    for (let i = 0; i < 3; i++) await panel.textChanged(uri);
    expect(told).toHaveLength(hints);
  });

  it('that are asked for after a change do not get the hint of it', async () => {
    const { told, panel, receive } = opened();
    const change = panel.textChanged('file:///part.azroute');
    receive({ kind: 'form', form: 'tall' });
    await change;
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told).toMatchObject([{ kind: 'pictures' }]);
    await panel.textChanged('file:///part.azroute');
    expect(told.at(-1)).toMatchObject({ kind: 'hint' });
  });

  it('are told nothing once the panel is closed', async () => {
    const { told, panel } = opened();
    const change = panel.textChanged('file:///part.azroute');
    panel.dispose();
    await change;
    expect(told).toEqual([]);
  });
});
