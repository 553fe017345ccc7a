import { type Address, azureAsn, isProblem, type Prefix, parseAddress, parsePrefix } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { Flag } from '../generated/ast.js';
import type { LoweringContext } from './context.js';

/** Reads a prefix and reports what is wrong with it. Host bits are reported and cleared. */
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
    const message = `${text} has host bits set beyond its prefix length; write ${parsed.prefix.text}.`;
    context.report('AZR008', { node, property, index }, message);
  }
  return parsed.prefix;
}

/** Reads a list of prefixes; invalid ones are left out. */
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

/** Reads an address and reports what is wrong with it. */
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

/** Reads a list of addresses; invalid ones are left out. */
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

/** The value of a setting; repetitions are reported and ignored. */
export function single<T>(
  context: LoweringContext,
  node: AstNode,
  property: string,
  keyword: string,
  values: readonly T[],
): T | undefined {
  for (let i = 1; i < values.length; i++) {
    context.report('AZR012', { node, property, index: i }, `${keyword} is repeated here; remove one of the two.`);
  }
  return values[0];
}

/** The value of a flag: true if it is written without a value or with `true`. */
export function flagOf(context: LoweringContext, flags: readonly Flag[], key: Flag['key']): boolean {
  const written = flags.filter((flag) => flag.key === key);
  for (const flag of written.slice(1)) {
    context.report('AZR012', { node: flag }, `${key} is repeated here; remove one of the two.`);
  }
  return written[0] !== undefined && written[0].value !== 'false';
}

const largestAsn = 4_294_967_295;

/** AS numbers that are reserved (R103, R110), and for what. */
const reservedAsns: readonly { readonly from: number; readonly to: number; readonly because: string }[] = [
  { from: 8074, to: 8075, because: 'Microsoft uses it' },
  { from: 12076, to: 12076, because: 'it is the AS number of the Microsoft edge of ExpressRoute' },
  { from: 23456, to: 23456, because: 'RFC 6793 reserves it' },
  { from: 64496, to: 64511, because: 'RFC 5398 reserves it for documentation' },
  { from: 65515, to: 65515, because: "it is the AS number of Azure's gateways and Route Servers" },
  { from: 65517, to: 65520, because: 'Azure reserves it' },
  { from: 65535, to: 65551, because: 'the IANA reserves it' },
  { from: largestAsn, to: largestAsn, because: 'RFC 7300 reserves it' },
];

/** Whether an AS number can be given to a device. */
export function isAllowedAsn(asn: number): boolean {
  return asn >= 1 && asn <= largestAsn && !reservedAsns.some(({ from, to }) => asn >= from && asn <= to);
}

/** Reads the AS number of a device; reports it if it is out of range or reserved. VPN gateways may use 65515. */
export function readAsn(context: LoweringContext, node: AstNode, asns: readonly number[]): number | undefined {
  const asn = single(context, node, 'asns', 'asn', asns);
  if (asn === undefined) return undefined;
  if (asn < 1 || asn > largestAsn) {
    context.report(
      'AZR044',
      { node, property: 'asns' },
      `${asn} is not an AS number; use a number from 1 to ${largestAsn}.`,
    );
    return undefined;
  }
  const reserved = reservedAsns.find(({ from, to }) => asn >= from && asn <= to);
  if (reserved && !(asn === azureAsn && node.$type === 'VpnGateway')) {
    const message = `AS number ${asn} cannot be used here: ${reserved.because}. Use a private one, such as 65001.`;
    context.report('AZR044', { node, property: 'asns' }, message);
  }
  return asn;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
