import {
  type ComparedRepairs,
  compareInDiagramCommand,
  type DiagramOverlay,
  showInDiagramCommand,
} from '@azroute/language/protocol';
import {
  commands,
  Disposable,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { choicesAt, internet, pick } from '../choices.js';
import { topologyFile } from '../comparison/active-file.js';
import type { LastRepair } from '../comparison/last-repair.js';
import type { KeptServer } from '../keep-server.js';
import { DiagramPanel, nameOf, type Surroundings } from './diagram-panel.js';
import { type ExportedAs, exportDiagram, formatOf, writeDiagram } from './export.js';
import { restoredState } from './panel-state.js';
import { RepairPanel } from './repair-panel.js';
import { DiagramRequests } from './requests.js';

/** The type of the panels, by which VS Code restores them. */
const viewType = 'azroute.diagram';
/** That of pictures before and after a repair, which belong to one moment and are not restored. */
const repairType = 'azroute.diagramOfRepair';
/** How long the cursor rests before the diagram marks where it is, in milliseconds. */
const cursorRests = 60;

/** The diagrams that are open, one for each topology. */
export class Diagrams implements Disposable {
  private readonly panels = new Map<string, DiagramPanel>();
  private comparison: RepairPanel | undefined;
  private readonly around: Surroundings;
  private readonly parts: readonly Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    context: ExtensionContext,
    private readonly server: KeptServer,
    log: LogOutputChannel,
    private readonly lastRepair: LastRepair,
    settled: Event<void>,
  ) {
    this.around = {
      requests: new DiagramRequests(server.client),
      extension: context.extensionUri,
      log: (text) => log.warn(text),
    };
    const each = (run: (panel: DiagramPanel) => void) => {
      for (const panel of this.panels.values()) run(panel);
    };
    this.parts = [
      commands.registerCommand('azroute.openDiagram', () => this.open()),
      commands.registerCommand('azroute.showPath', (root?: unknown) => this.showPath(root)),
      commands.registerCommand(showInDiagramCommand, (uri: unknown, overlay: unknown) => this.showOver(uri, overlay)),
      commands.registerCommand(compareInDiagramCommand, (repairs: ComparedRepairs) => this.compare(repairs)),
      commands.registerCommand('azroute.exportDiagram', (how?: unknown) => this.exportActive(how)),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, kept) => this.restore(panel, (kept as { panel?: unknown })?.panel),
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isTopology(document) || contentChanges.length === 0) return;
        each((one) => one.textChanged());
        void this.comparison?.textChanged(document.uri.toString());
      }),
      workspace.onDidOpenTextDocument((document) => isTopology(document) && each((one) => one.textChanged())),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.cursorMoved(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.cursorMoved(editor)),
      settled(() => each((one) => one.settled())),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    Disposable.from(...this.parts).dispose();
    for (const { panel } of this.panels.values()) panel.dispose();
    this.comparison?.panel.dispose();
  }

  /** Opens the diagram of the active file. */
  private async open(): Promise<void> {
    const document = topologyFile();
    if (document) await this.openFor(document.uri.toString());
    else void window.showInformationMessage('Open an .azroute file first.');
  }

  /** The diagram of the topology of a file, which is opened beside it if it isn't yet. */
  private async openFor(uri: string, overlay?: DiagramOverlay): Promise<DiagramPanel> {
    const position = { line: 0, character: 0 };
    const found = await this.around.requests.declarationsAt({ textDocument: { uri }, position });
    const root = found?.root ?? uri;
    const known = this.panels.get(root);
    if (known) {
      known.panel.reveal(undefined, true);
      if (overlay) known.overlay(overlay);
      return known;
    }
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel(viewType, `Diagram of ${nameOf(root)}`, column);
    const diagram = this.keep(new DiagramPanel(panel, this.around, { uri: root, unfold: [], overlay }));
    const editor = window.activeTextEditor;
    if (editor) this.cursorMoved(editor);
    return diagram;
  }

  private restore(panel: WebviewPanel, kept: unknown): void {
    const state = restoredState(kept);
    if (!state || this.panels.has(state.uri)) panel.dispose();
    else this.keep(new DiagramPanel(panel, this.around, state));
  }

  private keep(diagram: DiagramPanel): DiagramPanel {
    const { root } = diagram;
    this.panels.set(root, diagram);
    diagram.panel.onDidDispose(() => {
      diagram.dispose();
      this.panels.delete(root);
    });
    return diagram;
  }

  /** Writes the diagram in front to a file: as a person chooses, or as a key binding or a task says. */
  private async exportActive(how: unknown): Promise<void> {
    const shown = [...this.panels.values()];
    const diagram = shown.find(({ panel }) => panel.active) ?? shown.find(({ panel }) => panel.visible);
    if (!diagram) {
      void window.showInformationMessage('Open a diagram first.');
      return;
    }
    const { uri, theme = 'light', scale } = (how ?? {}) as Partial<ExportedAs>;
    if (!(uri instanceof Uri)) await exportDiagram(diagram.exporting);
    else await writeDiagram(diagram.exporting, uri, { ...formatOf(uri), ...(scale && { scale }) }, theme);
  }

  /** Shows what a light bulb, a lens or a link names. */
  private async showOver(uri: unknown, overlay: unknown): Promise<void> {
    const { kind } = (overlay ?? {}) as Partial<DiagramOverlay>;
    if (typeof uri === 'string' && kind !== undefined) await this.openFor(uri, overlay as DiagramOverlay);
  }

  /** Asks for two ends, and shows the way of their packets. */
  private async showPath(root: unknown): Promise<void> {
    const uri = typeof root === 'string' ? root : topologyFile()?.uri.toString();
    if (uri === undefined) {
      void window.showInformationMessage('Open an .azroute file first.');
      return;
    }
    const choices = await choicesAt(this.server.client(), { textDocument: { uri } });
    if (!choices) return;
    const from = await pick('From where do the packets come?', choices.ends);
    if (from === undefined) return;
    const others = choices.ends.filter(({ value }) => value !== from);
    const to = await pick('Where do they go?', [...others, internet]);
    if (to === undefined) return;
    await this.openFor(uri, { kind: 'way', from, ...(to !== '' && { to }) });
  }

  /** Shows the pictures before and after one of the repairs of a finding. */
  private async compare({ repairs, ...finding }: ComparedRepairs): Promise<void> {
    const items = repairs.map((each) => ({ label: each.title, each }));
    const title = 'Which repair?';
    const picked =
      items.length > 1 ? await window.showQuickPick(items, { title, placeHolder: 'None is applied yet' }) : items[0];
    if (!picked) return;
    this.comparison?.panel.dispose();
    const panel = window.createWebviewPanel(repairType, 'Before and after', { viewColumn: ViewColumn.Beside });
    const comparison = new RepairPanel(panel, this.around, { ...finding, ...picked.each }, this.lastRepair);
    this.comparison = comparison;
    panel.onDidDispose(() => {
      comparison.dispose();
      if (this.comparison === comparison) this.comparison = undefined;
    });
  }

  private cursorMoved({ document, selection: { active } }: TextEditor): void {
    if (!isTopology(document) || this.panels.size === 0) return;
    clearTimeout(this.timer);
    const position = { line: active.line, character: active.character };
    this.timer = setTimeout(() => {
      for (const panel of this.panels.values()) void panel.cursorMoved(document.uri.toString(), position);
    }, cursorRests);
  }
}

function isTopology({ languageId }: TextDocument): boolean {
  return languageId === 'azroute';
}
