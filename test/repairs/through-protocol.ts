import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inOrder, type Replacement } from '../../packages/language/src/lsp/scratch.js';
import type { EditorView } from '../../packages/language/src/lsp/services.js';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import type { Files } from '../../packages/language/src/lsp/testing/edited.js';

/** A repair as an editor gets it. */
export interface Offered {
  /** The key of its finding. */
  readonly key: string;
  readonly title: string;
  readonly isPreferred: boolean;
  /** By the URI of the document; undefined if it cannot be written. Then the next list lacks it. */
  readonly replacements: ReadonlyMap<string, readonly Replacement[]> | undefined;
}

const capabilities = {
  textDocument: {
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } },
    },
  },
};

/** A client of one server for many topologies. */
export class RepairClient {
  private constructor(private readonly client: TestClient) {}

  static async start(): Promise<RepairClient> {
    return new RepairClient(await TestClient.start(capabilities));
  }

  /** Opens files, asks for the repairs of each finding and for their edits, and closes the files. */
  async offered(files: Files): Promise<{ readonly offered: readonly Offered[]; readonly failed: readonly string[] }> {
    const uris = Object.keys(files).map((name) => `file:///${name}`);
    for (const name of Object.keys(files).reverse()) await this.client.open(`file:///${name}`, files[name] ?? '');
    const diagnostics: (readonly [string, Diagnostic])[] = [];
    for (const uri of uris) for (const each of await this.client.diagnostics(uri)) diagnostics.push([uri, each]);
    const view = this.client.services.topology.TopologyProvider.viewsOf(uris[0] ?? '')[0];
    const offered: Offered[] = [];
    for (const [uri, diagnostic] of diagnostics) {
      const key = keyOf(diagnostic);
      if (view && key !== undefined) offered.push(...(await this.ofFinding(view, uri, { diagnostic, key }, files)));
    }
    const failed = view?.snapshot.failedRepairs().map(({ message }) => message) ?? ['The server has no topology.'];
    for (const uri of uris) await this.client.close(uri);
    return { offered, failed };
  }

  private async ofFinding(
    { snapshot }: EditorView,
    uri: string,
    { diagnostic, key }: { readonly diagnostic: Diagnostic; readonly key: string },
    files: Files,
  ): Promise<readonly Offered[]> {
    // A list has what is proved until then; all of it is to be there.
    for (const finding of snapshot.findings()) if (finding.key === key) snapshot.repairs(finding);
    const offered: Offered[] = [];
    for (const action of await this.repairs(uri, diagnostic)) {
      const { edit } = await this.client.request<CodeAction>('codeAction/resolve', action);
      const changes = edit?.changes && Object.entries(edit.changes);
      offered.push({
        key,
        title: action.title,
        isPreferred: action.isPreferred === true,
        replacements:
          changes && new Map(changes.map(([at, edits]) => [at, replacementsOf(files[at.slice(8)] ?? '', edits)])),
      });
    }
    const isRefused = offered.some(({ replacements }) => !replacements);
    const left = isRefused ? (await this.repairs(uri, diagnostic)).length : offered.length;
    const isAgain = left !== offered.filter(({ replacements }) => replacements).length;
    if (isAgain) throw new Error(`${key}: what cannot be written is offered again`);
    return offered;
  }

  private async repairs(uri: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const actions: readonly CodeAction[] = await this.client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] },
    });
    return actions.filter(isRepair);
  }
}

function keyOf({ data }: Diagnostic): string | undefined {
  return (data as { readonly finding?: string } | undefined)?.finding;
}

/** Whether an action is one of the repairs, and not one that also inserts expectations. */
function isRepair({ data }: CodeAction): boolean {
  const { repair, pinned } = (data ?? {}) as { readonly repair?: string; readonly pinned?: boolean };
  return repair !== undefined && pinned !== true;
}

function replacementsOf(text: string, edits: readonly TextEdit[]): readonly Replacement[] {
  const document = TextDocument.create('file:///x', 'azroute', 1, text);
  return inOrder(
    edits.map(({ range, newText }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      text: newText,
    })),
  );
}
