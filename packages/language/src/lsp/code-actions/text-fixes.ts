import { addressesOf, type DeclId, isProblem, type Network, parsePrefix } from '@azroute/engine';
import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import { type Down, isBgpSession } from '../../generated/ast.js';
import { allImportsOf } from '../../imports/import-graph.js';
import { kindsAt } from '../../references/kinds.js';
import { declKinds } from '../../symbols/declaration.js';
import { editDistance } from '../../symbols/edit-distance.js';
import { unquote } from '../../symbols/reference-text.js';
import { visibleText } from '../../symbols/visible-text.js';
import { isCurrent } from '../names/target.js';
import type { EditorServices, EditorView } from '../services.js';
import { type Effect, FixTrial } from './fix-trial.js';
import { removalsFor } from './removals.js';
import type { Candidate } from './text-candidates/candidate.js';
import { completions } from './text-candidates/completions.js';
import { inPlace } from './text-candidates/instead.js';
import { valuesFor } from './text-candidates/values.js';

/** Codes of references to things that cannot be meant, for which nothing else is left out. */
const clearIfAlone: readonly string[] = ['AZR006', 'AZR041'];
/** How many fixes of one diagnostic are offered. */
const mostOffered = 5;

/** Offers fixes that replace the text at a diagnostic, if they remove the diagnostic and cause no new error. */
export class TextFixes {
  private readonly views: readonly EditorView[];
  private readonly trial: FixTrial;

  constructor(
    private readonly services: EditorServices,
    private readonly document: LangiumDocument,
  ) {
    this.views = services.topology.TopologyProvider.viewsOf(document.uri.toString());
    this.trial = new FixTrial(services, document, this.views);
  }

  /** The fixes of a diagnostic; none for a code that has no fix. */
  async of(diagnostic: Diagnostic): Promise<CodeAction[]> {
    if (!isCurrent(this.document)) return [];
    const actions: CodeAction[] = [];
    for (const candidate of this.candidates(diagnostic)) {
      if (actions.length === mostOffered || (candidate.isLast && actions.length > 0)) break;
      const effect = await this.effectOf(diagnostic, candidate);
      if (effect === 'none') continue;
      const isPreferred =
        candidate.isPreferred === true || (candidate.removesRefused === true && effect === 'fixesText');
      const { textDocument } = this.document;
      const {
        start = textDocument.offsetAt(diagnostic.range.start),
        end = textDocument.offsetAt(diagnostic.range.end),
      } = candidate;
      const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
      const edit = TextEdit.replace(range, candidate.text);
      actions.push({
        title: visibleText(candidate.title),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        ...(isPreferred && actions.length === 0 && { isPreferred }),
        edit: this.services.lsp.WorkspaceEdits.of([[this.document.uri, [edit]]]),
      });
      if (candidate.suffices) break;
    }
    const [only, ...others] = actions;
    // With one thing that can be meant there is no choice.
    if (only && others.length === 0 && clearIfAlone.includes(String(diagnostic.code))) only.isPreferred = true;
    return actions;
  }

  private candidates(diagnostic: Diagnostic): readonly Candidate[] {
    const { document } = this;
    const offset = document.textDocument.offsetAt(diagnostic.range.start);
    const text = document.textDocument.getText(diagnostic.range);
    switch (diagnostic.code) {
      case 'AZR002':
      case 'AZR003':
        return [
          ...this.renamings(diagnostic, text),
          ...removalsFor(document, diagnostic).map((each) => ({ ...each, isLast: true })),
        ];
      case 'AZR006':
        return this.insteadOf(diagnostic).map((label) => ({ title: `Change to ${label}`, text: label }));
      case 'AZR041':
        return [
          ...removalsFor(document, diagnostic).map((removal) => ({ ...removal, suffices: true })),
          ...this.otherDevices(text).map((label) => ({ title: `Change to ${label}`, text: label })),
        ];
      case 'AZR008': {
        const parsed = parsePrefix(text);
        if (isProblem(parsed) || !parsed.hostBits) return [];
        const isSpace = /\b(?:address|subnet\s+\S+)\s+$/.test(document.textDocument.getText().slice(0, offset));
        // The address of a machine may be meant instead of the prefix around it.
        const isPreferred = isSpace || !this.isOfMachine(parsed.prefix.text, text);
        return [{ title: `Use ${parsed.prefix.text}`, text: parsed.prefix.text, isPreferred }];
      }
      case 'AZR009': {
        const quoted = `"${unquote(text)}"`;
        return [{ title: `Write ${quoted}`, text: quoted, isPreferred: true }];
      }
      case 'AZR001':
        return [
          ...inPlace(document.textDocument, diagnostic.range, this.views),
          ...completions(this.services.Grammar, document.textDocument, diagnostic.range),
        ];
      default:
        return [
          ...removalsFor(document, diagnostic).map((removal) => ({
            ...removal,
            suffices: diagnostic.code !== 'AZR013',
          })),
          ...valuesFor(diagnostic, document.textDocument),
        ];
    }
  }

  /** Whether a prefix with host bits begins with the address of something that is declared. */
  private isOfMachine(prefix: string, written: string): boolean {
    const host = written.slice(0, written.indexOf('/'));
    return (
      prefix !== written &&
      this.views.some(({ snapshot: { topology } }) =>
        topology.vnets.some(({ subnets }) =>
          subnets.some(({ nics, loadBalancers, privateEndpoints }) =>
            [...nics.flatMap(addressesOf), ...[...loadBalancers, ...privateEndpoints].map((one) => one.address)].some(
              (address) => address.text === host,
            ),
          ),
        ),
      )
    );
  }

  /** Names that were probably meant; one that is nearly the same, and the only one, needs no choice. */
  private renamings(diagnostic: Diagnostic, text: string): readonly Candidate[] {
    const labels = this.meanings(diagnostic);
    const [first = ''] = labels;
    const isClear = diagnostic.code === 'AZR002' && labels.length === 1 && editDistance(first, text, 1) <= 1;
    return labels.map((label) => ({ title: `Change to ${label}`, text: label, isPreferred: isClear }));
  }

  private async effectOf(diagnostic: Diagnostic, { text, ...at }: Candidate): Promise<Effect> {
    const start = at.start ?? this.document.textDocument.offsetAt(diagnostic.range.start);
    const end = at.end ?? this.document.textDocument.offsetAt(diagnostic.range.end);
    // The copy of the texts has no other files; to leave the import out needs none.
    if (diagnostic.code !== 'AZR010' && this.namesMissingFile(start)) return 'none';
    return this.trial.isTooLarge
      ? this.probablyFixes(diagnostic, text)
        ? 'fixes'
        : 'none'
      : await this.trial.fixes(diagnostic, { start, end, text });
  }

  /** Whether a replacement is likely to be a fix, without trying it. */
  private probablyFixes(diagnostic: Diagnostic, text: string): boolean {
    if (text === this.document.textDocument.getText(diagnostic.range)) return false;
    // A value that can be read may still be too small, or outside its network.
    if (diagnostic.code === 'AZR007') return false;
    if (diagnostic.code !== 'AZR002' && diagnostic.code !== 'AZR003') return true;
    const reference = this.referenceAt(diagnostic);
    return reference !== undefined && this.views.every((view) => 'id' in view.resolve(text, reference.kinds));
  }

  /** Whether an import names a missing file, so that quotes don't help; the copy of the texts has no other files. */
  private namesMissingFile(offset: number): boolean {
    const { LangiumDocuments } = this.services.shared.workspace;
    return allImportsOf(this.document).some(
      (one) =>
        one.node.$cstNode &&
        isIn(one.node.$cstNode, offset) &&
        !('uri' in one && LangiumDocuments.hasDocument(one.uri)),
    );
  }

  /** The references that were probably intended by an unresolved or ambiguous one. */
  private meanings(diagnostic: Diagnostic): string[] {
    const reference = this.referenceAt(diagnostic);
    if (!reference) return [];
    const labels = this.views.flatMap((view) => {
      const resolution = view.resolve(reference.text, reference.kinds);
      if ('ambiguous' in resolution) return resolution.ambiguous;
      return 'nearest' in resolution ? resolution.nearest : [];
    });
    return [...new Set(labels)];
  }

  /** The appliances and routers besides one. */
  private otherDevices(text: string): readonly string[] {
    const labels = this.views.flatMap((view) => {
      const { nvas, sites } = view.snapshot.topology;
      return [...nvas, ...sites.flatMap(({ routers }) => routers)].map(({ id }) => view.labelOf(id));
    });
    return [...new Set(labels)].filter((label) => label !== text);
  }

  /** What may stand in place of a reference to a thing of another kind: what is in that thing, or behind it. */
  private insteadOf(diagnostic: Diagnostic): readonly string[] {
    const reference = this.referenceAt(diagnostic);
    if (!reference) return [];
    return this.views.flatMap((view) => {
      const far = farEndOfTunnel(view, reference.container);
      if (far !== undefined) return far;
      const found = view.resolve(reference.text, declKinds);
      const ids = 'id' in found ? insideOf(view.snapshot.network, found.id) : [];
      return ids.map((id) => view.labelOf(id)).filter((label) => 'id' in view.resolve(label, reference.kinds));
    });
  }

  private referenceAt({ range }: Diagnostic) {
    const root = this.document.parseResult.value.$cstNode;
    const offset = this.document.textDocument.offsetAt(range.start);
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
    const info =
      leaf &&
      AstUtils.streamReferences(leaf.astNode).find(({ reference }) => reference.$refNode?.offset === leaf.offset);
    if (!info) return undefined;
    const { container, property, reference } = info;
    const kinds = kindsAt(container.$type, property, (container as Down).kind);
    return { text: reference.$refText, kinds, container };
  }
}

function isIn({ offset, end }: { readonly offset: number; readonly end: number }, at: number): boolean {
  return offset <= at && at < end;
}

/** The other end of the tunnel that a session names, where one end of the session cannot be meant. */
function farEndOfTunnel(view: EditorView, { $container: session }: AstNode): string | undefined {
  if (!isBgpSession(session) || !session.over) return undefined;
  const { tunnels } = view.snapshot.topology;
  const over = view.resolve(session.over.$refText, ['tunnel']);
  const tunnel = 'id' in over ? tunnels.find(({ id }) => id === over.id) : undefined;
  if (!tunnel) return undefined;
  const written = [session.a, session.b].map(({ device }) => device.$refText);
  const free = [tunnel.a, tunnel.b]
    .map(({ device }) => view.labelOf(device))
    .filter((label) => !written.includes(label));
  return free.length === 1 ? free[0] : undefined;
}

/** The devices of a network. */
function insideOf(network: Network, id: DeclId): readonly DeclId[] {
  const vnet = network.vnet(id);
  if (!vnet) return [];
  const nvas = network.topology.nvas.filter((nva) => network.nicsOf(nva).some((nic) => nic.vnet === vnet));
  return [...vnet.routeServers, ...nvas, ...vnet.vpnGateways, ...vnet.expressRouteGateways].map((each) => each.id);
}
