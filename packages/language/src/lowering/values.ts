import { type Address, isProblem, type Prefix, parseAddress, parsePrefix } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { Flag } from '../generated/ast.js';
import type { LoweringContext } from './context.js';

/** Reads one prefix; what is wrong with it is reported. Host bits are reported and cleared. */
export function readPrefix(
  context: LoweringContext,
  node: AstNode,
  property: string,
  text: string | undefined,
  index?: number,
): Prefix | undefined {
  if (text === undefined) return undefined;
  const parsed = parsePrefix(text);
  if (isProblem(parsed)) {
    context.report('AZR007', { node, property, index }, `${sentence(parsed.problem)}.`);
    return undefined;
  }
  if (parsed.hostBits) {
    const message = `${text} has bits set to the right of its prefix length; write ${parsed.prefix.text}.`;
    context.report('AZR008', { node, property, index }, message);
  }
  return parsed.prefix;
}

/** Reads a list of prefixes; those that are none are left out. */
export function readPrefixes(
  context: LoweringContext,
  node: AstNode,
  property: string,
  texts: readonly string[],
): Prefix[] {
  const prefixes: Prefix[] = [];
  for (let i = 0; i < texts.length; i++) {
    const prefix = readPrefix(context, node, property, texts[i], i);
    if (prefix) prefixes.push(prefix);
  }
  return prefixes;
}

/** Reads one address; what is wrong with it is reported. */
export function readAddress(
  context: LoweringContext,
  node: AstNode,
  property: string,
  text: string | undefined,
  index?: number,
): Address | undefined {
  if (text === undefined) return undefined;
  const parsed = parseAddress(text);
  if (!isProblem(parsed)) return parsed;
  context.report('AZR007', { node, property, index }, `${sentence(parsed.problem)}.`);
  return undefined;
}

/** Reads a list of addresses; those that are none are left out. */
export function readAddresses(
  context: LoweringContext,
  node: AstNode,
  property: string,
  texts: readonly string[],
): Address[] {
  const addresses: Address[] = [];
  for (let i = 0; i < texts.length; i++) {
    const address = readAddress(context, node, property, texts[i], i);
    if (address) addresses.push(address);
  }
  return addresses;
}

/** The one value of a setting; further ones are reported, and the first one counts. */
export function single<T>(
  context: LoweringContext,
  node: AstNode,
  property: string,
  keyword: string,
  values: readonly T[],
): T | undefined {
  for (let i = 1; i < values.length; i++) {
    context.report('AZR012', { node, property, index: i }, `${keyword} is written twice here; remove one of the two.`);
  }
  return values[0];
}

/** The value of a flag: true if it stands there alone or with `true`. */
export function flagOf(context: LoweringContext, flags: readonly Flag[], key: Flag['key']): boolean {
  const written = flags.filter((flag) => flag.key === key);
  for (const flag of written.slice(1)) {
    context.report('AZR012', { node: flag }, `${key} is written twice here; remove one of the two.`);
  }
  return written[0] !== undefined && written[0].value !== 'false';
}

const largestAsn = 4_294_967_295;
const reservedAsns = new Map([
  [23456, 'RFC 6793 reserves it'],
  [65535, 'RFC 7300 reserves it'],
]);

/** The AS number of a block; one that does not exist is reported and left out. */
export function readAsn(context: LoweringContext, node: AstNode, asns: readonly number[]): number | undefined {
  const asn = single(context, node, 'asns', 'asn', asns);
  if (asn === undefined) return undefined;
  const reserved = reservedAsns.get(asn) ?? (asn === largestAsn ? 'RFC 7300 reserves it' : undefined);
  if (asn < 1 || asn > largestAsn) {
    context.report('AZR044', { node, property: 'asns' }, `${asn} is no AS number; they go from 1 to ${largestAsn}.`);
    return undefined;
  }
  if (reserved) {
    const message = `AS number ${asn} cannot be used: ${reserved}; take a private one, such as 65001.`;
    context.report('AZR044', { node, property: 'asns' }, message);
  }
  return asn;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
