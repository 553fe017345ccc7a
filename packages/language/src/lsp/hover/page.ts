import {
  type Address,
  type Cause,
  type DeclId,
  decisiveDeclaration,
  declaredOf,
  type Network,
  type RouteTable,
  type RuleId,
  type Snapshot,
  type Speaker,
  type SpeakerId,
  type Topology,
  type UserRoute,
} from '@azroute/engine';
import { nextHopOwner } from '../values/owner-name.js';
import { escapeText, link, linkAround } from './markdown.js';

/** The location of a declaration in a text. */
interface Located {
  readonly uri: string;
  readonly nameRange: { readonly start: { readonly line: number; readonly character: number } };
}

/** The parts of the language's view of a topology that hovers use. */
export interface PageSource {
  readonly topology: Topology;
  readonly snapshot: Snapshot;
  place(id: DeclId): Located | undefined;
  kindOf(id: DeclId): string | undefined;
  labelOf(id: DeclId): string;
}

/** The links to the entries of rules. */
export interface RuleLinks {
  href(rule: RuleId): string | undefined;
}

/** How much a page shows at most: table rows, list items, and prefixes in a line. */
export interface PageLimits {
  readonly rows: number;
  readonly items: number;
  readonly prefixes: number;
  /** Whether reasons stand below the table of the rows, because a column for them may become one word wide. */
  readonly isNarrow: boolean;
}

/** What fits into a hover, whose width depends on that of the editor. */
export const hoverLimits: PageLimits = { rows: 60, items: 8, prefixes: 24, isNarrow: true };

/** What a document shows, in which people search. */
export const documentLimits: PageLimits = { rows: 10_000, items: 1_000, prefixes: 1_000, isNarrow: false };

/** Names, links and indexes of one topology, for the pages of its hovers. */
export class Page {
  readonly network: Network;
  readonly snapshot: Snapshot;
  private speakers: ReadonlyMap<SpeakerId, Speaker> | undefined;
  private routes: ReadonlyMap<DeclId, { readonly owner: RouteTable; readonly route: UserRoute }> | undefined;

  constructor(
    private readonly source: PageSource,
    readonly rules: RuleLinks,
    readonly limits: PageLimits = hoverLimits,
  ) {
    this.network = source.snapshot.network;
    this.snapshot = source.snapshot;
  }

  get topology(): Topology {
    return this.source.topology;
  }

  /** The BGP speaker with this id. */
  speaker(id: SpeakerId): Speaker | undefined {
    this.speakers ??= new Map(this.snapshot.bgp.speakers.map((speaker) => [speaker.id, speaker]));
    return this.speakers.get(id);
  }

  /** The label of a declaration as plain text. */
  label(id: DeclId): string {
    return this.source.labelOf(id);
  }

  /** A link to a declaration, by default with its label as text; plain text if no file contains it. */
  ref(id: DeclId, text = this.label(id)): string {
    return link(text, this.target(id));
  }

  /** The table and the name of a user-defined route; the label of any other declaration. */
  routeName(id: DeclId): string {
    this.routes ??= new Map(
      this.topology.routeTables.flatMap((owner) => owner.routes.map((route) => [route.id, { owner, route }])),
    );
    const found = this.routes.get(id);
    return found
      ? [found.owner.label, found.route.name].filter((name) => name !== undefined).join(' ')
      : this.label(id);
  }

  /** A heading: the kind of a thing, and its name as a link to its declaration. */
  title(kind: string, id: DeclId): string {
    return `**${kind} ${this.ref(id)}**`;
  }

  /** The sentence of a cause with its rule. */
  cause(cause: Cause): string {
    return `${this.sentence(cause)} (${this.rule(cause.rule)})`;
  }

  /** The number of a rule, as a link to its entry in the rulebook. */
  rule(rule: RuleId): string {
    return link(rule, this.rules.href(rule));
  }

  /** The sentence of a cause up to its first semicolon or period, without the period. */
  shortSentence(cause: Cause): string {
    return this.sentence(cause, cause.text.replace(/(; |\. ).*$|\.$/s, ''));
  }

  /** The sentence of a cause, with links at the names of its declarations; without such names, one link. */
  sentence(cause: Cause, text = cause.text): string {
    let shown = escapeText(text);
    const named = cause.declarations.flatMap((id) =>
      [this.label(id), this.nameOf(id)].flatMap((name) => (name === undefined ? [] : { id, name: escapeText(name) })),
    );
    const linked = new Set<DeclId>();
    for (const { id, name } of named.sort((a, b) => b.name.length - a.name.length)) {
      const at = linked.has(id) ? -1 : wordIndex(shown, name);
      if (at < 0) continue;
      linked.add(id);
      shown = shown.slice(0, at) + linkAround(name, this.target(id)) + shown.slice(at + name.length);
    }
    const decisive = decisiveDeclaration(cause);
    return linked.size > 0 || decisive === undefined ? shown : linkAround(shown, this.target(decisive));
  }

  /**
   * A link to the device that has an address as seen from a VNet, as the next hop of a NIC; undefined if none has it.
   */
  owner(vnet: DeclId, address: Address): string | undefined {
    const owner = nextHopOwner(this.network, vnet, address);
    return owner === undefined ? undefined : this.ref(owner);
  }

  private nameOf(id: DeclId): string | undefined {
    const thing = this.network.thing(id);
    return thing && declaredOf(thing).name;
  }

  private target(id: DeclId): string | undefined {
    const place = this.source.place(id);
    if (!place) return undefined;
    const { line, character } = place.nameRange.start;
    return `${place.uri}#L${line + 1},${character + 1}`;
  }
}

/** The index of a whole word in Markdown outside of links; -1 if there is none. */
function wordIndex(text: string, word: string): number {
  const part = /[\w.-]/;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + word.length] ?? ' ';
    const next = text[at + word.length + 1] ?? ' ';
    const endsSentence = after === '.' && !part.test(next);
    if (!part.test(before) && (endsSentence || !part.test(after)) && !insideLink(text, at)) return at;
  }
  return -1;
}

function insideLink(text: string, at: number): boolean {
  const before = text.slice(0, at).replace(/\\./g, '  ');
  return before.lastIndexOf('[') > before.lastIndexOf(']') || before.lastIndexOf('](') > before.lastIndexOf(')');
}
