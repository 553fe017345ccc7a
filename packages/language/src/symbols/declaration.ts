import type { DeclId, Thing } from '@azroute/engine';
import type { AstNode } from 'langium';

/** A kind of thing that has a name. */
export type DeclKind = Thing['kind'] | 'scenario';

/** The kinds between which packets go. */
export const endKinds: readonly DeclKind[] = ['nic', 'host', 'privateEndpoint'];

/** The kinds that packets pass on their way; a site stands for its routers. */
export const passedKinds: readonly DeclKind[] = [
  'nva',
  'firewall',
  'vpnGateway',
  'expressRouteGateway',
  'circuit',
  'router',
  'site',
];

/** A kind of declaration that has no name of its own. */
export type UnnamedKind =
  | 'connection'
  | 'peering'
  | 'bgp'
  | 'route'
  | 'osRoute'
  | 'routerRoute'
  | 'hubRoute'
  | 'routingIntent'
  | 'expect'
  | 'serviceTag';

/** The type of the AST nodes that declare a thing of a kind. */
export type NamedNodeType = Capitalize<DeclKind>;

const nouns: Record<DeclKind, string> = {
  vnet: 'virtual network',
  subnet: 'subnet',
  nic: 'NIC',
  loadBalancer: 'load balancer',
  privateEndpoint: 'private endpoint',
  vpnGateway: 'VPN gateway',
  expressRouteGateway: 'ExpressRoute gateway',
  routeServer: 'Route Server',
  firewall: 'firewall',
  virtualWan: 'virtual WAN',
  virtualHub: 'virtual hub',
  hubRouteTable: 'hub route table',
  routeTable: 'route table',
  site: 'site',
  router: 'router',
  host: 'host',
  circuit: 'circuit',
  nva: 'NVA',
  tunnel: 'tunnel',
  scenario: 'scenario',
};

/** The kinds of things that have a name. */
export const declKinds = Object.keys(nouns) as readonly DeclKind[];

/** What engineers call a kind. */
export function kindNoun(kind: DeclKind): string {
  return nouns[kind];
}

/** The noun with its article, such as `an NVA`. */
export function kindWithArticle(kind: DeclKind): string {
  return `${/^(expressRouteGateway|nva)$/.test(kind) ? 'an' : 'a'} ${nouns[kind]}`;
}

/** Joins words to `a, b or c`. */
export function oneOf(words: readonly string[], conjunction = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words[words.length - 1]}`;
}

/** A named thing of one file. */
export interface Declaration {
  readonly id: DeclId;
  readonly kind: DeclKind;
  readonly name: string;
  /** The names from the outermost thing to this one: `hub1`, `nva`, `nva1`. */
  readonly path: readonly string[];
  readonly parent: Declaration | undefined;
  readonly node: AstNode;
  /** Whether Azure creates it without a statement; `node` is then that of its parent. */
  readonly isBuiltIn?: boolean;
  /** URI of the document. */
  readonly uri: string;
}
