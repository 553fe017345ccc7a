import type { ComparedRepairs, Diagram, Form } from '@azroute/language/protocol';
import { type Disposable, type WebviewPanel, window } from 'vscode';
import type { BaseLanguageClient, CodeAction as ServerAction } from 'vscode-languageclient';
import { noAnswer } from '../answer.js';
import type { LastRepair } from '../comparison/last-repair.js';
import type { FromView, Shown } from '../webview/messages.js';
import type { Surroundings } from './diagram-panel.js';
import { goTo } from './go-to.js';
import { pageTree } from './page-tree.js';
import { formFor } from './panel-state.js';
import { ViewPanel } from './view-panel.js';

/** A repair of a finding. */
export type ComparedRepair = Omit<ComparedRepairs, 'repairs'> & ComparedRepairs['repairs'][number];

const changed = 'The text has changed since: these are the pictures before that.';

/** The pictures before and after a repair, which can be applied from there. */
export class RepairPanel implements Disposable {
  private readonly view: ViewPanel;
  private form: Form | undefined;
  private unfold: readonly string[] = [];
  /** Whether the view says that a text has changed. */
  private isOutdated = false;
  /** How often the pictures were asked for: those of later than a change do not need its hint. */
  private draws = 0;

  constructor(
    readonly panel: WebviewPanel,
    private readonly around: Surroundings,
    private readonly repair: ComparedRepair,
    private readonly lastRepair: LastRepair,
  ) {
    this.view = new ViewPanel(panel, around.extension, around.log);
    this.view.onDidReceive((message) => void this.take(message));
  }

  /** A text has changed. If it is one of the topology, the repair may no longer belong to it. */
  async textChanged(uri: string): Promise<void> {
    const { root } = this.repair;
    const { draws } = this;
    if (this.isOutdated || !(uri === root || (await this.isOfTopology(uri)))) return;
    if (this.isOutdated || draws !== this.draws) return;
    this.isOutdated = true;
    this.view.tell({ kind: 'hint', text: changed });
  }

  private async isOfTopology(uri: string): Promise<boolean> {
    const position = { line: 0, character: 0 };
    const params = { textDocument: { uri }, root: this.repair.root, position };
    return (await this.around.requests.declarationsAt(params)) != null;
  }

  dispose(): void {
    this.view.dispose();
  }

  private async draw(form: Form): Promise<void> {
    this.form = form;
    this.draws += 1;
    this.isOutdated = false;
    const { uri, root, finding, repair, title } = this.repair;
    const params = { textDocument: { uri }, root, finding, repair, form, unfold: this.unfold };
    const result = await this.around.requests.ofRepair(params);
    if (!result || 'refused' in result) {
      this.view.tell({ kind: 'hint', text: result?.refused ?? noAnswer });
      return;
    }
    const shown = (caption: string, { tree, width, height, standIns, way }: Diagram): Shown => ({
      caption,
      tree,
      width,
      height,
      standIns,
      ...(way && { way }),
    });
    this.view.tell({
      kind: 'pictures',
      pictures: [shown('Before', result.before), shown(`After: ${title}`, result.after)],
      controls: { form, isUnfolded: false, isComparison: true },
      state: undefined,
    });
  }

  private async take(message: FromView): Promise<void> {
    const { uri, root } = this.repair;
    const about = { textDocument: { uri }, root, declaration: 'id' in message ? message.id : '' };
    switch (message.kind) {
      case 'ready':
        // Two pictures side by side have half the width each.
        await this.draw(this.form ?? formFor(message.aspect / 2));
        return;
      case 'form':
        await this.draw(message.form);
        return;
      case 'unfold':
        this.unfold = [...this.unfold, message.id];
        await this.draw(this.form ?? 'tall');
        return;
      case 'go':
        await goTo(await this.around.requests.placeOf(about));
        return;
      case 'page': {
        const page = await this.around.requests.pageOf(about);
        const content = page ? pageTree(page.text) : [];
        this.view.tell({ kind: 'page', id: about.declaration, content, sends: page?.sends ?? false });
        return;
      }
      case 'apply':
        await this.apply();
    }
  }

  /** Applies the repair as the light bulb does, and closes the panel. */
  private async apply(): Promise<void> {
    const client = this.around.requests.client();
    const { title } = this.repair;
    const edit = client?.isRunning() ? await editOf(client, this.repair) : undefined;
    if (!client || !edit) {
      void window.showInformationMessage('The text has changed since the list was made. Open it again.');
      return;
    }
    await this.lastRepair.apply(client, title, edit);
    this.panel.dispose();
  }
}

/** The edit of a repair; undefined if the text has changed since. */
async function editOf(client: BaseLanguageClient, { title, ...data }: ComparedRepair): Promise<ServerAction['edit']> {
  const action: ServerAction = { title, data };
  const resolved = await client.sendRequest<ServerAction | null>('codeAction/resolve', action).catch(() => null);
  return resolved?.edit;
}
