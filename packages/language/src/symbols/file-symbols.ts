import { declarationId } from '@azroute/engine';
import {
  type AzrouteFile,
  isHost,
  isRouter,
  type Site,
  type Subnet,
  type VirtualHub,
  type Vnet,
} from '../generated/ast.js';
import { longestName } from '../parser/limits.js';
import type { Declaration, DeclKind, NamedNodeType } from './declaration.js';

const kindOfType: Readonly<Record<string, DeclKind>> = {
  Vnet: 'vnet',
  Subnet: 'subnet',
  Nic: 'nic',
  LoadBalancer: 'loadBalancer',
  PrivateEndpoint: 'privateEndpoint',
  VpnGateway: 'vpnGateway',
  ExpressRouteGateway: 'expressRouteGateway',
  RouteServer: 'routeServer',
  Firewall: 'firewall',
  VirtualWan: 'virtualWan',
  VirtualHub: 'virtualHub',
  HubRouteTable: 'hubRouteTable',
  RouteTable: 'routeTable',
  Site: 'site',
  Router: 'router',
  Host: 'host',
  Circuit: 'circuit',
  Nva: 'nva',
  Tunnel: 'tunnel',
  Scenario: 'scenario',
} satisfies Readonly<Record<NamedNodeType, DeclKind>>;

/** The route tables that every virtual hub has (W013). */
const builtInTables: readonly string[] = ['defaultRouteTable', 'noneRouteTable'];

type Statement = AzrouteFile['statements'][number];

const cache = new WeakMap<AzrouteFile, readonly Declaration[]>();
const ofStatements = new WeakMap<Statement, readonly Declaration[]>();

/** The named things of one parsed file in the order of the text. Kept as long as the file's AST. */
export function declarationsOf(file: AzrouteFile, uri: string): readonly Declaration[] {
  let found = cache.get(file);
  if (!found) {
    found = file.statements.flatMap((statement) => declarationsIn(statement, uri));
    cache.set(file, found);
  }
  return found;
}

type NamedNode = Declaration['node'] & { readonly name?: string };

/** Kept as long as the statement, because a tree may share statements with that of an earlier text. */
function declarationsIn(statement: Statement, uri: string): readonly Declaration[] {
  let found = ofStatements.get(statement);
  if (!found) {
    found = collect(statement, uri);
    ofStatements.set(statement, found);
  }
  return found;
}

function collect(statement: Statement, uri: string): Declaration[] {
  const declarations: Declaration[] = [];
  const declare = (node: NamedNode, parent: Declaration | undefined): Declaration | undefined => {
    const kind = kindOfType[node.$type];
    if (!kind || !node.name || node.name.length > longestName) return undefined;
    const path = parent ? [...parent.path, node.name] : [node.name];
    const declaration = { id: declarationId(kind, path), kind, name: node.name, path, parent, node, uri };
    declarations.push(declaration);
    return declaration;
  };
  const declaration = declare(statement, undefined);
  if (!declaration) return declarations;
  if (statement.$type === 'Vnet') collectVnet(statement, declaration, declare);
  else if (statement.$type === 'VirtualHub') declarations.push(...collectHub(statement, declaration, declare));
  else if (statement.$type === 'Site') collectSite(statement, declaration, declare);
  else if (statement.$type === 'Nva') for (const host of statement.hosts) declare(host, declaration);
  return declarations;
}

type Declare = (node: NamedNode, parent: Declaration | undefined) => Declaration | undefined;

function collectVnet(vnet: Vnet, parent: Declaration, declare: Declare): void {
  for (const member of vnet.members) {
    const declaration = declare(member, parent);
    if (declaration && member.$type === 'Subnet') collectSubnet(member, declaration, declare);
    if (declaration && member.$type === 'VpnGateway') for (const host of member.hosts) declare(host, declaration);
  }
}

/**
 * Declares what is in a hub.
 * @returns its built-in route tables that no statement adds to (W013)
 */
function collectHub(hub: VirtualHub, parent: Declaration, declare: Declare): Declaration[] {
  for (const member of hub.members) {
    const declaration = declare(member, parent);
    if (declaration && member.$type === 'VpnGateway') for (const host of member.hosts) declare(host, declaration);
  }
  const written = new Set(hub.members.flatMap((member) => (member.$type === 'HubRouteTable' ? member.name : [])));
  return builtInTables
    .filter((name) => !written.has(name))
    .map((name) => {
      const path = [...parent.path, name];
      const id = declarationId('hubRouteTable', path);
      return { id, kind: 'hubRouteTable', name, path, parent, node: hub, isBuiltIn: true, uri: parent.uri };
    });
}

function collectSubnet(subnet: Subnet, parent: Declaration, declare: Declare): void {
  for (const member of subnet.members) declare(member, parent);
}

function collectSite(site: Site, parent: Declaration, declare: Declare): void {
  for (const member of site.members) {
    if (isRouter(member) || isHost(member)) declare(member, parent);
  }
}
