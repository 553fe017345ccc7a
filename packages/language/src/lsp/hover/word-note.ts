import {
  type Address,
  contains,
  covers,
  type DeclId,
  firstAddress,
  isDefaultRoute,
  isPrivateAsn,
  lastAddress,
  type Prefix,
  parsePrefix,
  type Topology,
} from '@azroute/engine';
import { AstUtils, GrammarAST, type LeafCstNode } from 'langium';
import { documentationOf } from '../../completion/documentation/resolve-item.js';
import { keywordWords } from '../../completion/keyword-words.js';
import { unquote } from '../../symbols/reference-text.js';
import { addressOf, ownersOf } from '../values/owners.js';
import { reservedAddresses } from '../values/reserved-addresses.js';
import { ownersOfPrefix } from '../values/value-occurrences.js';
import { labelNote } from './label-note.js';
import { bounded, escapeText, facts } from './markdown.js';
import type { Page } from './page.js';
import { serviceNote, tagNote } from './tag-note.js';

/**
 * What a word of the text means by itself: a keyword, an address, a prefix, an ASN, a service tag or a service;
 * undefined for any other word.
 */
export function wordNote(page: Page, leaf: LeafCstNode): string | undefined {
  const keyword = keywordNote(leaf);
  if (keyword !== undefined) return keyword;
  const address = addressOf(leaf.text);
  if (address) return addressNote(page, address);
  const prefix = leaf.text.includes('/') ? parsePrefix(leaf.text) : undefined;
  if (prefix && 'prefix' in prefix) return prefixNote(page, prefix.prefix, leaf.astNode.$type === 'Subnet');
  switch (propertyOf(leaf)) {
    case 'asn':
    case 'asns':
      return /^\d+$/.test(leaf.text) ? asnNote(page, Number(leaf.text)) : undefined;
    case 'tag':
    case 'serviceTag':
      return tagNote(page, unquote(leaf.text));
    case 'label':
    case 'labels':
      return labelNote(page, unquote(leaf.text));
    case 'serviceEndpoints':
      return serviceNote(page, unquote(leaf.text));
    default:
      return undefined;
  }
}

/** What a keyword means, by itself or in the statement that it stands in. */
function keywordNote({ grammarSource, astNode, text }: LeafCstNode): string | undefined {
  if (!grammarSource || !GrammarAST.isKeyword(grammarSource)) return undefined;
  const outer = astNode.$container?.$type;
  const begins = astNode.$cstNode?.text.startsWith(text) ?? false;
  const places = begins ? [outer, astNode.$type] : [astNode.$type, outer];
  const key = [...places.map((place) => `${place}.${text}`), text].find((each) => each in keywordWords);
  const detail = key === undefined ? undefined : keywordWords[key]?.detail;
  if (key === undefined || detail === undefined) return undefined;
  // The same as in the list of suggestions.
  return `**${escapeText(text)}**: ${documentationOf(key)?.value ?? escapeText(detail)}`;
}

function addressNote(page: Page, address: Address): string {
  const owners = bounded(ownersOf(page.network, address), page.limits.items, (id) => page.ref(id));
  const subnets = page.topology.vnets.flatMap((vnet) =>
    vnet.subnets.filter(({ prefixes }) => prefixes.some((prefix) => contains(prefix, address))),
  );
  const within = bounded(subnets, page.limits.items, ({ id }) => page.ref(id));
  return facts([
    `**${address.text}**`,
    owners.length > 0 ? `address of ${owners.join(', ')}` : 'no declaration has this address',
    within.length > 0 ? `in subnet ${within.join(', ')}` : undefined,
  ]);
}

function prefixNote(page: Page, prefix: Prefix, isSubnet: boolean): string {
  if (isDefaultRoute(prefix)) return facts([`**${prefix.text}**`, `every IPv${prefix.family} address`]);
  const bits = (prefix.family === 4 ? 32 : 128) - prefix.length;
  const size = bits > 40 ? `2^${bits} addresses` : addressCount(2 ** bits);
  const named = (words: string, ids: readonly DeclId[]) =>
    ids.length > 0 ? `${words} ${bounded(ids, page.limits.items, (id) => page.ref(id)).join(', ')}` : undefined;
  const { same, around, inside } = related(page.topology, prefix);
  return facts([
    `**${prefix.text}**`,
    bits === 0 ? 'one address' : `${firstAddress(prefix).text} to ${lastAddress(prefix).text}, ${size}`,
    isSubnet && bits >= 3 && bits <= 40
      ? `${(2 ** bits - reservedAddresses).toLocaleString('en-US')} usable`
      : undefined,
    named('of', same),
    named('inside', around),
    named('around', inside),
  ]);
}

function addressCount(addresses: number): string {
  return `${addresses.toLocaleString('en-US')} ${addresses === 1 ? 'address' : 'addresses'}`;
}

/** What has exactly a prefix, and the VNets and sites with a larger or a smaller one that overlaps it. */
function related(
  topology: Topology,
  prefix: Prefix,
): Readonly<Record<'same' | 'around' | 'inside', readonly DeclId[]>> {
  const networks = [...topology.vnets, ...topology.sites];
  const idsOf = (fits: (each: Prefix) => boolean) =>
    networks.filter(({ addressSpace }) => addressSpace.some(fits)).map(({ id }) => id);
  const isOther = ({ text }: Prefix) => text !== prefix.text;
  return {
    same: ownersOfPrefix(topology, prefix.text),
    around: idsOf((each) => isOther(each) && covers(each, prefix)),
    inside: idsOf((each) => isOther(each) && covers(prefix, each)),
  };
}

/** The property whose value a word is. */
function propertyOf({ grammarSource }: LeafCstNode): string | undefined {
  const assignment = grammarSource && AstUtils.getContainerOfType(grammarSource, GrammarAST.isAssignment);
  return assignment?.feature;
}

function asnNote(page: Page, asn: number): string {
  const devices = page.snapshot.bgp.speakers.filter((speaker) => speaker.asn === asn).map(({ device }) => device);
  const users = [...new Set(devices)];
  return facts([
    `**AS ${asn}**`,
    isPrivateAsn(asn) ? 'private' : 'public',
    users.length > 0 ? `of ${bounded(users, page.limits.items, (id) => page.ref(id)).join(', ')}` : undefined,
  ]);
}
