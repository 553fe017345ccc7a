import { AstUtils, GrammarAST } from 'langium';
import { AzrouteGrammar } from '../../generated/grammar.js';
import { blockRules, statementStarts } from '../../parser/statement-starts.js';
import { editDistance } from '../../symbols/edit-distance.js';
import { lineStart } from '../../text/lines.js';
import { foreignAttributes, foreignWords, type Instead, superfluous } from './foreign-words.js';

/** How far back the start of the block around an error is searched. */
const furthest = 20_000;

/** How much of a line before a place is looked at. */
const longestHead = 500;

/** A word that is not azroute's, and what is written in its place. */
interface Misplaced extends Instead {
  readonly start: number;
  readonly end: number;
}

/**
 * What is written in place of a word at a syntax error: a word of another tool, a misspelt keyword or flag, a name
 * where an address belongs, or a sign that is not written at all. Undefined if the word means nothing.
 */
export function insteadOf(text: string, start: number, end: number): Misplaced | undefined {
  const word = text.slice(start, end);
  const found = inBrackets(text, start) ? ofAttribute(word) : ofBlock(text, start, word);
  const instead = found ?? own(superfluous, word) ?? asAddress(text, start, word);
  return instead && { ...instead, start, end };
}

function ofAttribute(word: string): Instead | undefined {
  return own(foreignAttributes, word) ?? misspelt(word, attributeWords());
}

function ofBlock(text: string, start: number, word: string): Instead | undefined {
  // Only the first word of a statement is a keyword of its block.
  if (
    lineBefore(text, start)
      .replace(/.*[{}]/, '')
      .trim() !== ''
  )
    return undefined;
  const block = blockAround(text, start);
  const rule = block === 'file' ? undefined : blockRules(AzrouteGrammar()).get(block);
  const starts = rule === undefined ? undefined : statementStarts(AzrouteGrammar()).get(rule);
  const foreign = own(foreignWords[block] ?? {}, word);
  // The parser itself names the statement of a file that is like a word.
  return foreign ?? (rule === undefined ? undefined : misspelt(word, starts ?? new Set()));
}

/** An entry of a table, whatever the case of its key. */
function own(table: Readonly<Record<string, Instead>>, word: string): Instead | undefined {
  const key = Object.keys(table).find((each) => each.toLowerCase() === word.toLowerCase());
  return key === undefined ? undefined : table[key];
}

function misspelt(word: string, words: ReadonlySet<string>): Instead | undefined {
  if (!/^\w{3,}$/.test(word) || words.has(word)) return undefined;
  const lower = word.toLowerCase();
  const near = [...words]
    .map((each) => ({ text: each, distance: editDistance(lower, each.toLowerCase(), 2) }))
    .filter(({ text, distance }) => distance <= 2 && distance < text.length / 2)
    .sort((a, b) => a.distance - b.distance)[0];
  return near && { text: near.text, sentence: `${word} is not a word here; did you mean ${near.text}?` };
}

/** The next hops of a route that are words. */
const nextHopTypes: ReadonlySet<string> = new Set([
  'VirtualAppliance',
  'VirtualNetworkGateway',
  'VnetLocal',
  'Internet',
  'None',
]);

/** A name behind the arrow of a route. */
function asAddress(text: string, start: number, word: string): Instead | undefined {
  if (!/^["\w][\w.-]*"?$/.test(word) || /^\d/.test(word)) return undefined;
  const before = lineBefore(text, start);
  if (!/^.*\broute\b.*->\s*(?:VirtualAppliance\s+)?$/.test(before)) return undefined;
  const like = misspelt(word, nextHopTypes);
  if (like) return like;
  return { text: '', sentence: `${word} is a name; the next hop of a route is an address here.` };
}

/** The line before a place, as far as it matters: a minified text has only one line. */
function lineBefore(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - longestHead), offset);
  return near.slice(lineStart(near, near.length));
}

/** The keyword of the innermost block around a place; `file` outside of all. */
function blockAround(text: string, offset: number): string {
  let depth = 0;
  for (let i = offset - 1; i >= Math.max(0, offset - furthest); i--) {
    const character = text[i];
    if (character === '}') depth++;
    if (character !== '{' || depth-- > 0) continue;
    const head = lineBefore(text, i);
    return /(?:^|[{}]|\s{2})\s*(\w+)[^{}]*$/.exec(head)?.[1] ?? 'file';
  }
  return 'file';
}

/** Whether a place is between the brackets of an end. */
function inBrackets(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - furthest), offset);
  return before.lastIndexOf('[') > Math.max(before.lastIndexOf(']'), before.lastIndexOf('{'), before.lastIndexOf('}'));
}

let attributes: ReadonlySet<string> | undefined;

/** The keys of the attributes of ends. */
function attributeWords(): ReadonlySet<string> {
  if (!attributes) {
    const rule = AzrouteGrammar().rules.find(({ name }) => name === 'Attribute');
    const keywords = rule ? AstUtils.streamAllContents(rule).filter(GrammarAST.isKeyword) : [];
    attributes = new Set([...keywords].map(({ value }) => value).filter((value) => /^[a-z]/i.test(value)));
  }
  return attributes;
}
