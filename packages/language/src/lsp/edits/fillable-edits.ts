import type { Topology } from '@azroute/engine';
import type { Lexer } from 'langium';
import { nameText } from '../../symbols/reference-text.js';
import { lineStart } from '../../text/lines.js';
import { inOrder, type Replacement } from '../scratch.js';

/** A replacement, and the same as a snippet in which new names can be changed. */
export interface FillableReplacement extends Replacement {
  readonly snippet: string;
  /** What it is made from; the first one of several. */
  readonly from: Replacement;
}

/** More new names than this are too many to go through. */
const mostNames = 12;

/**
 * The replacements in a text as snippets, in which the names that a change brings are tab stops, linked in all places;
 * undefined if it brings none.
 */
export function fillable(
  text: string,
  replacements: readonly Replacement[],
  lexer: Lexer,
  { before, after }: { readonly before: Topology; readonly after: Topology },
): readonly FillableReplacement[] | undefined {
  const names = newNames(before, after);
  const stops = new Stops(names);
  const found = onWholeLines(text, replacements).map(({ start, end, parts, from }) => ({
    from,
    start,
    end,
    text: parts.map((part) => part.text).join(''),
    snippet: stops.snippetOf(parts, lexer),
  }));
  return stops.count > 0 && stops.count <= mostNames ? found : undefined;
}

/** The names of declarations that are only in a changed topology, as they are written. */
function newNames(before: Topology, after: Topology): ReadonlySet<string> {
  const known = new Set(named(before).map(({ name }) => name));
  return new Set(named(after).flatMap(({ name }) => (known.has(name) ? [] : [nameText(name)])));
}

function named({ vnets, routeTables, nvas, tunnels, sites, circuits }: Topology): readonly { readonly name: string }[] {
  const within = vnets.flatMap(({ subnets, routeServers, vpnGateways }) => [
    ...subnets,
    ...routeServers,
    ...vpnGateways,
    ...subnets.flatMap(({ nics }) => nics),
  ]);
  return [...vnets, ...within, ...routeTables, ...nvas, ...tunnels, ...sites, ...circuits];
}

/** The tab stops of names: equal names of declarations are one, each name of a route is one by itself. */
class Stops {
  private readonly numbers = new Map<string, number>();
  count = 0;

  constructor(private readonly names: ReadonlySet<string>) {}

  snippetOf(parts: readonly Part[], lexer: Lexer): string {
    const text = parts.map((part) => part.text).join('');
    const { tokens } = lexer.tokenize(text);
    let snippet = '';
    let done = 0;
    for (const [i, { image, startOffset }] of tokens.entries()) {
      if (!isNewAt(parts, startOffset)) continue;
      const number = this.numberOf(tokens[i - 1]?.image, image, tokens[i + 1]?.image);
      if (number === undefined) continue;
      snippet += `${escaped(text.slice(done, startOffset))}\${${number}:${escaped(image)}}`;
      done = startOffset + image.length;
    }
    return snippet + escaped(text.slice(done));
  }

  private numberOf(before: string | undefined, image: string, after: string | undefined): number | undefined {
    // The name of a user-defined route, which nothing refers to.
    if (before === 'route' && /^["A-Za-z_]/.test(image) && after !== '->') return ++this.count;
    if (!this.names.has(image)) return undefined;
    const number = this.numbers.get(image) ?? ++this.count;
    this.numbers.set(image, number);
    return number;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A part of an inserted text: new, or as it was. */
interface Part {
  readonly text: string;
  readonly isNew: boolean;
}

function isNewAt(parts: readonly Part[], offset: number): boolean {
  let left = offset;
  for (const { text, isNew } of parts) {
    if (left < text.length) return isNew;
    left -= text.length;
  }
  return false;
}

/**
 * Replacements that begin where their lines do, if they have several lines: an editor indents the lines of a snippet
 * like the one in which it begins, and these are indented already.
 */
function onWholeLines(text: string, replacements: readonly Replacement[]) {
  const found: { start: number; end: number; parts: Part[]; from: Replacement }[] = [];
  for (const one of inOrder(replacements)) {
    const { start, end, text: inserted } = one;
    const begin = /[\r\n]/.test(inserted) ? lineStart(text, start) : start;
    const last = found.at(-1);
    const isJoined = last !== undefined && (begin < last.end || (begin === last.end && begin < start));
    const kept = { text: text.slice(isJoined ? last.end : begin, start), isNew: false };
    const parts = [kept, { text: inserted, isNew: true }];
    if (isJoined) {
      last.end = end;
      last.parts.push(...parts);
    } else found.push({ start: begin, end, parts, from: one });
  }
  return found;
}
