import { servesOthers } from '@azroute/engine';
import { CompletionItemKind } from 'vscode-languageserver';
import { aliasesOf } from './aliases.js';
import { attributeKeys } from './attribute-keys.js';
import { withItsSubnet } from './companions.js';
import { continuing } from './continuing.js';
import { topics } from './documentation/topics.js';
import { keywordPlace } from './keyword-order.js';
import { keywordWords, onceInBlock } from './keyword-words.js';
import type { Offer } from './offer.js';
import { meaning, type Place } from './place.js';
import { isRefused } from './refused-keywords.js';
import { withSamples } from './samples.js';

/** Members of which a block has many, so that one more is as likely as the first. */
const plural: ReadonlySet<string> = new Set([
  ...['Vnet.subnet', 'Subnet.nic', 'Subnet.loadBalancer', 'Subnet.privateEndpoint', 'RouteTable.route', 'Nva.route'],
  ...['Site.host', 'Site.router', 'Site.route', 'Router.route', 'Nva.host', 'VpnGateway.host'],
  ...['Scenario.down', 'Scenario.expect'],
]);

/** Keywords that are offered after everything else. */
const lateKeywords: ReadonlySet<string> = new Set(['true', 'false', '[']);

/** Statements that few files have, after what continues the statement at the cursor: `vi` means `via`. */
const rareStatements: ReadonlySet<string> = new Set(['virtualHub', 'virtualWan']);

/** By how much a setting that is already written is less likely. */
const writtenOnce = 50;

/** A keyword at the cursor, if validation would not refuse it there. */
export function keywordOffers(place: Place, keyword: string): Offer[] {
  const { expected, cursor } = place;
  const rules = expected.rules.map(({ name }) => name);
  const own = rules.at(-1) ?? '';
  const outer = rules.at(-2) ?? '';
  // The rule of a member begins with its keyword, so look it up by the enclosing block.
  const block = expected.begins && rules.length > 1 ? outer : own;
  const topic = keywordWords[`${block}.${keyword}`] ? `${block}.${keyword}` : keyword;
  const words = keywordWords[topic];
  if (!words) return [];
  if (expected.begins && onceInBlock.has(keyword) && cursor.siblings.has(keyword)) return [];
  const isKey = own === 'Attribute' && expected.property === 'key';
  if (isKey && !attributeKeys(place).has(keyword)) return [];
  const rule = own === 'Flag' ? outer : block;
  if (isRefused(place, rule, keyword)) return [];
  if (keyword === '[' && attributeKeys(place).size === 0) return [];
  const isAgain = expected.begins && cursor.siblings.has(keyword) && !plural.has(`${block}.${keyword}`);
  return [
    {
      text: keyword,
      detail: words.detail,
      kind: expected.property === undefined || isKey ? CompletionItemKind.Keyword : CompletionItemKind.EnumMember,
      rank: rankOf(keyword, expected.begins),
      weight: isKey ? attributePlace(place, keyword) : keywordPlace(rule, keyword) + (isAgain ? writtenOnce : 0),
      snippet: snippetOf(place, topic, words.snippet),
      continues: continuing.has(topic),
      aliases: aliasesOf(topic),
      topic: topics[topic] ? topic : undefined,
    },
  ];
}

function rankOf(keyword: string, begins: boolean): number {
  if (lateKeywords.has(keyword)) return 5;
  if (rareStatements.has(keyword)) return 4;
  return begins ? 2 : 3;
}

/** The snippet of a statement, with values that are free here in place of its examples. */
function snippetOf(place: Place, topic: string, snippet: string | undefined): string | undefined {
  if (snippet === undefined || (!place.expected.begins && !topic.endsWith('['))) return undefined;
  return withItsSubnet(place, topic, withSamples(place, topic, snippet));
}

/** What the two halves of a peering with a hub need comes first; otherwise the usual order. */
function attributePlace({ symbols, network, cursor, expected, other }: Place, keyword: string): number {
  const end = expected.rules.at(-2);
  const own = meaning(symbols, end && cursor.tokens[end.start]?.image, ['vnet']);
  const serves = (id: string | undefined) => {
    const vnet = id === undefined ? undefined : network.vnet(id);
    return vnet !== undefined && servesOthers(vnet);
  };
  if (keyword === 'allowGatewayTransit' && serves(own?.id)) return -1;
  if (keyword === 'useRemoteGateways' && serves(other?.id)) return -1;
  return keywordPlace('Attribute', keyword);
}
