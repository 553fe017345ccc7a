import type { Diagram, DiagramOverlay, DiagramResult } from '@azroute/language/protocol';
import { commands, type Disposable, Uri, type WebviewPanel, workspace } from 'vscode';
import { LatestToken } from '../latest-token.js';
import type { FromView } from '../webview/messages.js';
import { copyAsSvg, exportDiagram } from './export.js';
import { follow, goTo } from './go-to.js';
import { pageTree } from './page-tree.js';
import { formFor, hasOtherAspect, type PanelState } from './panel-state.js';
import type { DiagramRequests } from './requests.js';
import { ViewPanel } from './view-panel.js';

/** How long nothing may be typed before the picture is drawn again, and before an old answer is asked for again. */
const [quiet, again] = [150, 100];
/** How often an answer may be older than the text before the end of the analysis is awaited. */
const mostTries = 50;

const broken = 'The text has an error. This is the picture before it.';
const incomplete = 'The text has an error, so something may be missing.';
const starting = 'The diagram appears when the language server is ready.';

/** What a panel needs from its surroundings. */
export interface Surroundings {
  readonly requests: DiagramRequests;
  readonly extension: Uri;
  readonly log: (text: string) => void;
}

/** The picture of a topology beside its text, which it follows. */
export class DiagramPanel implements Disposable {
  private readonly view: ViewPanel;
  private readonly tokens = new LatestToken();
  private readonly places = new LatestToken();
  private readonly counts = new LatestToken();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  private shown: Diagram | undefined;
  private sent = '';
  private isReady = false;
  private here: readonly string[] = [];
  private errors: Readonly<Record<string, number>> = {};

  constructor(
    readonly panel: WebviewPanel,
    private readonly around: Surroundings,
    private state: PanelState,
  ) {
    this.view = new ViewPanel(panel, around.extension, around.log);
    this.view.onDidReceive((message) => void this.take(message));
    panel.title = `Diagram of ${nameOf(state.uri)}`;
    panel.onDidChangeViewState(() => panel.visible && this.textChanged());
  }

  /** The root file of the topology. */
  get root(): string {
    return this.state.uri;
  }

  /** Draws something over the picture. */
  overlay(overlay: DiagramOverlay | undefined): void {
    this.change({ overlay });
    this.panel.reveal(undefined, true);
  }

  /** A text has changed: the picture is drawn again when nothing is typed for a moment. */
  textChanged(): void {
    this.tries = 0;
    this.askIn(quiet);
  }

  /** Everything is analyzed. */
  settled(): void {
    this.tries = 0;
    this.askIn(0);
    void this.countErrors();
  }

  /** The cursor is somewhere else. */
  async cursorMoved(uri: string, position: { readonly line: number; readonly character: number }): Promise<void> {
    if (!this.panel.visible) return;
    const params = { textDocument: { uri }, root: this.root, position };
    const token = this.places.next();
    const found = await this.around.requests.declarationsAt(params, token);
    if (!found || token.isCancellationRequested) return;
    this.here = found.declarations;
    this.view.tell({ kind: 'here', declarations: this.here });
  }

  /** Writes the picture as an export does. */
  get exporting() {
    const { requests } = this.around;
    return {
      uri: this.root,
      file: (how: { readonly format: 'svg' | 'drawio'; readonly theme: 'light' | 'dark' }) =>
        requests.file({ ...this.params(), ...how }),
      raster: (text: string, width: number, height: number, scale: number) =>
        this.view.rasterOf(text, width, height, scale),
    };
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.tokens.next();
    this.counts.next();
    this.view.dispose();
  }

  private params() {
    const { uri, form = 'tall', unfold, overlay, arrangement } = this.state;
    return { textDocument: { uri }, root: uri, form, unfold, overlay, arrangement };
  }

  private change(more: Partial<PanelState>): void {
    this.state = { ...this.state, ...more };
    this.tries = 0;
    this.askIn(0);
  }

  private askIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), milliseconds);
  }

  private async ask(): Promise<void> {
    // A hidden view is gone, and asks when it is there again.
    if (!this.isReady || !this.panel.visible) return;
    const token = this.tokens.next();
    const result = await this.around.requests.picture(this.params(), token);
    if (token.isCancellationRequested) return;
    if (result && !('refused' in result) && isCurrent(result)) this.show(result);
    else {
      if (!this.shown) this.hint((result && 'refused' in result && result.refused) || starting);
      if (this.tries++ < mostTries) this.askIn(again);
    }
  }

  private show(diagram: Diagram): void {
    const isKept = diagram.isBroken && this.shown !== undefined && this.shown.root === diagram.root;
    this.hint(diagram.isBroken ? (isKept ? broken : incomplete) : (diagram.lost ?? ''));
    if (isKept) return;
    this.shown = diagram.isBroken ? undefined : diagram;
    this.state = { ...this.state, arrangement: diagram.arrangement };
    this.send(diagram);
  }

  private send({ tree, width, height, standIns, way }: Diagram): void {
    const { form = 'tall', unfold } = this.state;
    const message = {
      kind: 'pictures',
      pictures: [{ tree, width, height, standIns, ...(way && { way }) }],
      controls: { form, isUnfolded: unfold.length > 0, isComparison: false },
      state: this.state,
    } as const;
    const text = JSON.stringify(message);
    if (text === this.sent) return;
    this.sent = text;
    this.view.tell(message);
    this.view.tell({ kind: 'here', declarations: this.here });
    this.view.tell({ kind: 'errors', counts: this.errors });
  }

  private async countErrors(): Promise<void> {
    if (!this.isReady || !this.panel.visible) return;
    const token = this.counts.next();
    const counts = await this.around.requests.errors({ textDocument: { uri: this.root }, root: this.root }, token);
    if (!counts || token.isCancellationRequested) return;
    this.errors = counts;
    this.view.tell({ kind: 'errors', counts });
  }

  private hint(text: string): void {
    this.view.tell({ kind: 'hint', text });
  }

  private async take(message: FromView): Promise<void> {
    const { requests } = this.around;
    const declaration = 'id' in message ? message.id : '';
    const about = { textDocument: { uri: this.root }, root: this.root, declaration };
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        this.sent = '';
        this.arrange(message.aspect, this.state.form === undefined);
        if (this.shown) this.send(this.shown);
        this.askIn(0);
        void this.countErrors();
        return;
      case 'aspect':
        this.arrange(message.aspect, hasOtherAspect(this.state.aspect, message.aspect));
        return;
      case 'arrange':
        this.change({ form: formFor(this.aspect), aspect: this.aspect, arrangement: undefined });
        return;
      case 'form':
        this.change({ form: message.form, arrangement: undefined });
        return;
      case 'unfold':
        this.change({ unfold: [...this.state.unfold, message.id], arrangement: undefined });
        return;
      case 'fold':
        this.change({ unfold: [], arrangement: undefined });
        return;
      case 'leave':
        if (this.state.overlay) this.change({ overlay: undefined });
        return;
      case 'trace':
        this.change({ overlay: { kind: 'way', from: message.from, to: message.to } });
        return;
      case 'go':
        await goTo(await requests.placeOf(about));
        return;
      case 'routes': {
        const place = await requests.placeOf(about);
        if (place) await commands.executeCommand('azroute.showDetails', place.uri, place.nameRange.start);
        return;
      }
      case 'page': {
        const page = await requests.pageOf(about);
        const content = page ? pageTree(page.text) : [];
        this.view.tell({ kind: 'page', id: declaration, content, sends: page?.sends ?? false });
        return;
      }
      case 'path':
        await commands.executeCommand('azroute.showPath', this.root);
        return;
      case 'link':
        await follow(message.href);
        return;
      case 'export':
        await exportDiagram(this.exporting);
        return;
      case 'copy':
        await copyAsSvg(this.exporting);
    }
  }

  private aspect = 1;

  private arrange(aspect: number, isWanted: boolean): void {
    this.aspect = aspect;
    if (isWanted) this.change({ form: formFor(aspect), aspect, arrangement: undefined });
  }
}

/** Whether a picture is of the texts that are in the editors. */
function isCurrent({ versions }: Exclude<DiagramResult, { readonly refused: string }>): boolean {
  return workspace.textDocuments.every(({ uri, version, languageId }) => {
    const drawn = languageId === 'azroute' ? versions[uri.toString()] : undefined;
    return drawn === undefined || drawn === version;
  });
}

/** The name of a file. */
export function nameOf(uri: string): string {
  return Uri.parse(uri).path.replace(/^.*\//, '');
}
