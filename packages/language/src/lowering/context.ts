import type { DeclId } from '@azroute/engine';
import type { AstNode, Reference } from 'langium';
import type { Site } from '../generated/ast.js';
import { kindsAt } from '../references/kinds.js';
import { resolveAt } from '../references/resolve.js';
import { type Declaration, declKinds, kindWithArticle, oneOf, type UnnamedKind } from '../symbols/declaration.js';
import { effortOfTopology, nearestNames } from '../symbols/nearest.js';
import { referenceText, splitReference } from '../symbols/reference-text.js';
import { type Found, mostCandidates, type SymbolTable } from '../symbols/symbol-table.js';
import type { LanguageCode } from '../validation/codes.js';
import { type At, type Problem, problem, type RelatedRange, rangeOf } from '../validation/problem.js';

/** A declaration that has no name of its own. */
interface UnnamedDeclaration {
  readonly kind: UnnamedKind;
  /** What identifies it among the declarations of its kind, such as its ends. */
  readonly label: string;
  readonly node: AstNode;
  readonly uri: string;
}

/** The state that the lowering of one topology shares: its names, and the problems found so far. */
export class LoweringContext {
  readonly symbols: SymbolTable;
  readonly problems: Problem[] = [];
  /** The declarations without a name; those with a name are in the symbols. */
  readonly unnamed = new Map<DeclId, UnnamedDeclaration>();
  readonly idOfUnnamed = new Map<AstNode, DeclId>();
  /** How many declarations without a name want the same id. */
  private readonly taken = new Map<DeclId, number>();
  private readonly routers = new Map<Site, readonly Declaration[]>();
  private readonly effort = effortOfTopology();
  private uri = '';

  constructor(symbols: SymbolTable) {
    this.symbols = symbols;
  }

  /** Sets the file that contains the nodes that follow. */
  enterFile(uri: string): void {
    this.uri = uri;
  }

  /** Adds a problem in the current file. */
  report(code: LanguageCode, at: At, message: string, related?: readonly RelatedRange[]): void {
    this.problems.push(problem(code, this.uri, rangeOf(at), message, related));
  }

  /** Adds a declaration without a name. If its label is taken, it gets `#2` at its end, and so on. */
  declare(kind: UnnamedKind, label: string, node: AstNode): DeclId {
    const wanted = `${kind}:${label}`;
    let id = wanted;
    let n = this.taken.get(wanted) ?? 1;
    while (this.unnamed.has(id)) id = `${wanted}#${++n}`;
    this.taken.set(wanted, n);
    this.unnamed.set(id, { kind, label: id === wanted ? label : `${label}#${n}`, node, uri: this.uri });
    this.idOfUnnamed.set(node, id);
    return id;
  }

  /** The declaration of a node that has a name, unless an earlier declaration has the same id. */
  declarationOf(node: AstNode): Declaration | undefined {
    const declaration = this.symbols.of(node);
    return declaration && this.symbols.counts(declaration) ? declaration : undefined;
  }

  /** The routers of a site that have names and aren't duplicates; computed once for all references to the site. */
  routersOf(site: Site): readonly Declaration[] {
    let routers = this.routers.get(site);
    if (!routers) {
      routers = site.members.flatMap((member) => (member.$type === 'Router' ? (this.declarationOf(member) ?? []) : []));
      this.routers.set(site, routers);
    }
    return routers;
  }

  /** The declaration that a reference refers to; reports a problem if there is none, or more than one. */
  target(node: AstNode, property: string, reference: Reference | undefined, index?: number): Declaration | undefined {
    if (!reference) return undefined;
    const found = resolveAt(this.symbols, node, property, reference.$refText);
    if ('declaration' in found) return found.declaration;
    this.reportUnresolved({ node, property, index }, reference.$refText, found);
    return undefined;
  }

  private reportUnresolved(at: At, text: string, found: Found): void {
    const shown = quoted(text);
    if ('candidates' in found) {
      const candidates = found.candidates.slice(0, mostCandidates);
      const labels = candidates.map((d) => this.symbols.label(d));
      const described = candidates.map((d, i) => `${labels[i]} (${kindWithArticle(d.kind)})`);
      const more = found.candidates.length - candidates.length;
      if (more > 0) described.push(`one of ${more.toLocaleString('en-US')} others`);
      const same = new Set(labels).size < labels.length;
      const advice = same ? 'give one of them another name' : `write ${oneOf(labels)}`;
      this.report('AZR003', at, `${shown} is ambiguous: it may be ${oneOf(described)}; ${advice}.`);
      return;
    }
    const kinds = kindsAt(at.node.$type, at.property ?? '', 'kind' in at.node ? String(at.node.kind) : undefined);
    const expected = oneOf(kinds.map(kindWithArticle));
    const other = this.symbols.find(text, declKinds);
    if ('declaration' in other) {
      const is = kindWithArticle(other.declaration.kind);
      this.report('AZR006', at, `${shown} is ${is}; expected ${expected}.`);
      return;
    }
    const nearest = nearestNames(this.symbols, text, kinds, this.effort);
    const advice =
      nearest.length > 0
        ? `did you mean ${oneOf(nearest)}?`
        : `expected ${expected} that is declared here or in an import.`;
    this.report('AZR002', at, `There is no ${shown}; ${advice}`);
  }
}

/** A reference as messages show it. */
function quoted(text: string): string {
  const names = splitReference(text).map((segment) => segment.name);
  return names.includes('') || names.includes('*') ? text : referenceText(names);
}
