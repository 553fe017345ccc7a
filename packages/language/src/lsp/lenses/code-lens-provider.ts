import type { DeclId } from '@azroute/engine';
import { type AstNode, type LangiumDocument, URI } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { type DiagramOverlay, showInDiagramCommand } from '../../protocol.js';
import type { LensKind } from '../display-settings.js';
import type { EditorServices, EditorView } from '../services.js';
import { nameRange } from '../titles.js';
import { childrenOf } from '../walk.js';
import { lensTitle } from './lens-title.js';

/** The kinds of the lenses of statements, by node type. */
const kindOfType: Readonly<Record<string, LensKind>> = {
  Nic: 'nics',
  UserRoute: 'routes',
  BgpSession: 'sessions',
  Expectation: 'expectations',
};

/** A text with more statements than this has no lenses: an editor asks for all of them after each change. */
const mostLenses = 3_000;

/** What is needed to resolve a lens. */
interface LensData {
  readonly uri: string;
  readonly id: DeclId;
  readonly kind: LensKind;
  /** Whether it shows the packets over the picture. */
  readonly diagram?: boolean;
}

/** Whether something can be said of a statement. VS Code says "no commands" above those whose lens says nothing. */
function isWhole({ snapshot, topology }: EditorView): (kind: LensKind, id: DeclId) => boolean {
  const ids = (list: readonly { readonly id: DeclId }[]) => new Set(list.map(({ id }) => id));
  const routes = ids(topology.routeTables.flatMap((table) => table.routes));
  const sessions = ids(topology.sessions);
  return (kind, id) => {
    if (kind === 'nics') return (snapshot.network.nic(id)?.nic.addresses.length ?? 0) > 0;
    return (kind !== 'routes' || routes.has(id)) && (kind !== 'sessions' || sessions.has(id));
  };
}

/** Says above statements what the engine computed for them; a click shows the details. */
export class AzrouteCodeLensProvider implements CodeLensProvider {
  constructor(private readonly services: EditorServices) {}

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    const uri = document.uri.toString();
    const view = this.services.topology.TopologyProvider.viewsOf(uri)[0];
    if (!view) return [];
    const lenses: CodeLens[] = [];
    const isSaid = isWhole(view);
    const collect = (node: AstNode): void => {
      for (const child of childrenOf(node)) {
        const kind = kindOfType[child.$type];
        const id = kind && this.services.lsp.DisplaySettings.showsLens(kind) ? view.declarationAt(child) : undefined;
        const range = nameRange(child) ?? child.$cstNode?.range;
        if (kind && id !== undefined && range && isSaid(kind, id)) {
          lenses.push({ range, data: { uri, id, kind } satisfies LensData });
          if (kind === 'expectations' && this.services.lsp.ActionCapabilities.showsDiagram) {
            lenses.push({ range, data: { uri, id, kind, diagram: true } satisfies LensData });
          }
        }
        if (lenses.length <= mostLenses) collect(child);
      }
    };
    collect(document.parseResult.value);
    return lenses.length > mostLenses ? [] : lenses;
  }

  /** The lens with its title; a lens whose statement is gone has none, and is not shown. */
  resolve(lens: CodeLens): CodeLens {
    const { uri, id, kind, diagram } = (lens.data ?? {}) as Partial<LensData>;
    if (uri === undefined || id === undefined || kind === undefined) return lens;
    const view = this.services.topology.TopologyProvider.viewsOf(URI.parse(uri).toString())[0];
    if (view && diagram) {
      if (!view.snapshot.expected(id)?.example?.there) return lens;
      const overlay: DiagramOverlay = { kind: 'expectation', expectation: id };
      const title = 'Show in Diagram';
      return { ...lens, command: { title, command: showInDiagramCommand, arguments: [view.root, overlay] } };
    }
    const title = view && lensTitle(view, kind, id);
    if (title === undefined) return lens;
    const command = this.services.lsp.ActionCapabilities.showsDetails ? 'azroute.showDetails' : '';
    return { ...lens, command: { title, command, ...(command && { arguments: [uri, lens.range.start] }) } };
  }
}
