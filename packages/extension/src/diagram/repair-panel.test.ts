import { describe, expect, it, vi } from 'vitest';
import type { WebviewPanel } from 'vscode';
import type { Surroundings } from './diagram-panel.js';
import { type ComparedRepair, RepairPanel } from './repair-panel.js';

vi.mock('vscode', () => ({
  EventEmitter: class {
    readonly event = () => ({ dispose() {} });
    fire() {}
    dispose() {}
  },
  Uri: { joinPath: (_base: unknown, ...parts: string[]) => parts.join('/') },
  window: {},
}));

/** The panel of a repair in a topology of two files, and what its view is told. */
function opened() {
  const told: unknown[] = [];
  const webview = {
    cspSource: 'self',
    asWebviewUri: (uri: unknown) => uri,
    onDidReceiveMessage: () => ({ dispose() {} }),
    postMessage: (message: unknown) => told.push(message),
  };
  const declarationsAt = async ({ textDocument: { uri } }: { textDocument: { uri: string } }) =>
    uri === 'file:///part.azroute' ? { root: 'file:///main.azroute', declarations: [] } : null;
  const around = { requests: { declarationsAt }, extension: {}, log() {} } as unknown as Surroundings;
  const repair = { uri: 'file:///part.azroute', root: 'file:///main.azroute' } as ComparedRepair;
  const panel = { webview } as unknown as WebviewPanel;
  return { told, panel: new RepairPanel(panel, around, repair, {} as never) };
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

  it('are told nothing once the panel is closed', async () => {
    const { told, panel } = opened();
    const change = panel.textChanged('file:///part.azroute');
    panel.dispose();
    await change;
    expect(told).toEqual([]);
  });
});
