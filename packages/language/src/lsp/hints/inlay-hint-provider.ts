import type { AstNode, LangiumDocument } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import { type InlayHint, InlayHintKind, type InlayHintParams, type Range } from 'vscode-languageserver';
import type { HintKind } from '../display-settings.js';
import type { EditorServices, EditorView } from '../services.js';
import { childrenOf } from '../walk.js';
import { hintsOfNode } from './hints-of-node.js';

/** Shows behind words what is computed: whose a next hop is, how many addresses are free, whether a peering is connected. */
export class AzrouteInlayHintProvider implements InlayHintProvider {
  constructor(private readonly services: EditorServices) {}

  getInlayHints(document: LangiumDocument, { range }: InlayHintParams): InlayHint[] {
    const view = this.services.topology.TopologyProvider.viewsOf(document.uri.toString())[0];
    if (!view) return [];
    const hints: InlayHint[] = [];
    this.collect(view, document.parseResult.value, range, hints);
    return hints;
  }

  private collect(view: EditorView, node: AstNode, range: Range, hints: InlayHint[]): void {
    for (const child of childrenOf(node)) {
      const cst = child.$cstNode;
      if (!cst || cst.range.end.line < range.start.line || cst.range.start.line > range.end.line) continue;
      const { DisplaySettings } = this.services.lsp;
      for (const { kind, at, text, tooltip } of hintsOfNode(view, child)) {
        if (!DisplaySettings.showsHint(kind)) continue;
        hints.push({ position: at, label: text, paddingLeft: true, tooltip, ...kinds[kind] });
      }
      this.collect(view, child, range, hints);
    }
  }
}

/** Hints that complete a statement look like types, those about an address like names of parameters. */
const kinds: Readonly<Record<HintKind, { kind?: InlayHintKind }>> = {
  nextHops: { kind: InlayHintKind.Parameter },
  peeringStates: { kind: InlayHintKind.Type },
  asns: { kind: InlayHintKind.Type },
  freeAddresses: { kind: InlayHintKind.Type },
  defaultRoutes: { kind: InlayHintKind.Type },
  defaults: { kind: InlayHintKind.Type },
};
