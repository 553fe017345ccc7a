import { addressesOf, contains, type DeclId, type Network, type Subnet, type Vnet } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { Position } from 'vscode-languageserver';
import type * as ast from '../../generated/ast.js';
import { propertyNode } from '../../parser/property-nodes.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { HintKind } from '../display-settings.js';
import type { EditorView } from '../services.js';
import { defaultRouteText } from '../values/owner-name.js';
import { addressOf, ownersOf } from '../values/owners.js';
import { reservedAddresses } from '../values/reserved-addresses.js';
import { leftOut } from './left-out.js';

/** Something to show behind a place of the text. */
export interface Hint {
  readonly kind: HintKind;
  readonly at: Position;
  readonly text: string;
  readonly tooltip: string;
}

/** The hints of a node itself, without those of its children. */
export function hintsOfNode(view: EditorView, node: AstNode): readonly Hint[] {
  return [...(hintsOfType[node.$type]?.(view, node as never) ?? []), ...defaults(node)];
}

/** What holds because a statement leaves it out. */
function defaults(node: AstNode): readonly Hint[] {
  const words = leftOut(node);
  const at = (propertyNode(node, 'name') ?? node.$cstNode)?.range.end;
  if (words.length === 0 || !at) return [];
  return [hint('defaults', at, words.join(', '), `Not written, so what holds is: ${words.join(', ')}.`)];
}

const hintsOfType: Readonly<Record<string, (view: EditorView, node: never) => readonly Hint[]>> = {
  UserNextHop: nextHop,
  Subnet: freeAddresses,
  VpnGateway: gatewayAsn,
  ExpressRouteGateway: gatewayAsn,
  RouteServer: gatewayAsn,
  Nic: defaultRoute,
  Peering: peeringState,
} satisfies {
  readonly [T in keyof ast.AzrouteAstType]?: (view: EditorView, node: ast.AzrouteAstType[T]) => readonly Hint[];
};

/** Whose the address of a next hop is. */
function nextHop(view: EditorView, node: ast.UserNextHop): readonly Hint[] {
  const cst = propertyNode(node, 'address');
  const address = node.address === undefined ? undefined : addressOf(node.address);
  if (!cst || !address || node.furtherAddresses.length > 0) return [];
  const { network } = view.snapshot;
  const owners = ownersOf(network, address).map((id) => network.nvaOfNic(id)?.id ?? id);
  if (owners.length === 0) return [];
  const names = [...new Set(owners)].map((id) => network.label(id));
  return [
    hint('nextHops', cst.range.end, `⟶ ${shortList(names)}`, `${address.text} is an address of ${shortList(names)}.`),
  ];
}

/** More names than this make a line too long. */
const mostNames = 3;

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

/** How many IPv4 addresses of a subnet nothing that is declared uses. */
function freeAddresses(view: EditorView, node: ast.Subnet): readonly Hint[] {
  const found = thingOf(view, node);
  const at = propertyNode(node, 'prefixes')?.range.end;
  if (found?.kind !== 'subnet' || !at) return [];
  const { subnet, vnet } = found;
  const size = subnet.prefixes
    .filter(({ family }) => family === 4)
    .reduce((sum, { length }) => sum + Math.max(0, 2 ** (32 - length) - reservedAddresses), 0);
  if (size === 0) return [];
  const free = (size - usedIn(vnet, subnet)).toLocaleString('en-US');
  return [hint('freeAddresses', at, `${free} free`, `${free} addresses of ${subnet.label} are not declared.`)];
}

function usedIn({ firewalls }: Vnet, { nics, loadBalancers, privateEndpoints, prefixes }: Subnet): number {
  const addresses = [
    ...nics.flatMap(addressesOf),
    ...[...loadBalancers, ...privateEndpoints].map(({ address }) => address),
    ...firewalls.flatMap(({ address }) => address ?? []),
  ].filter((address) => address.family === 4 && prefixes.some((prefix) => contains(prefix, address)));
  return new Set(addresses.map(({ text }) => text)).size;
}

/** The ASN of a gateway or Route Server for which none is written. */
function gatewayAsn(
  view: EditorView,
  node: ast.VpnGateway | ast.ExpressRouteGateway | ast.RouteServer,
): readonly Hint[] {
  if ('asns' in node && node.asns.length > 0) return [];
  const id = view.declarationAt(node);
  const at = propertyNode(node, 'name')?.range.end;
  const asn = id === undefined ? undefined : view.snapshot.bgp.speakersOf(id)[0]?.asn;
  return at && asn !== undefined ? [hint('asns', at, `AS ${asn}`, `Its ASN is ${asn}.`)] : [];
}

/** Where packets of a NIC to the Internet go. */
function defaultRoute(view: EditorView, node: ast.Nic): readonly Hint[] {
  const found = thingOf(view, node);
  const at = node.$cstNode?.range.end;
  if (found?.kind !== 'nic' || !at) return [];
  const table = view.snapshot.effectiveRoutes(found.nic.id);
  const text = table && defaultRouteText(view.snapshot.network, found.vnet.id, table);
  return text ? [hint('defaultRoutes', at, text, `Packets of ${found.nic.label} to the Internet: ${text}.`)] : [];
}

/** The state of a peering that carries no packets. */
function peeringState(view: EditorView, node: ast.Peering): readonly Hint[] {
  const id = view.declarationAt(node);
  const peering = view.topology.peerings.find((each) => each.id === id);
  const at = node.$cstNode?.range.end;
  if (!peering || !at || isConnected(view.snapshot.network, peering.a.vnet, peering.id)) return [];
  const state = peering.oneSided ? 'Initiated' : 'not in effect';
  return [hint('peeringStates', at, state, 'No packets pass this peering.')];
}

function isConnected(network: Network, vnet: DeclId, peering: DeclId): boolean {
  return network.neighbours(vnet).some((neighbour) => neighbour.peering.id === peering);
}

function thingOf(view: EditorView, node: AstNode) {
  const id = view.declarationAt(node);
  return id === undefined ? undefined : view.snapshot.network.thing(id);
}

function hint(kind: HintKind, at: Position, text: string, tooltip: string): Hint {
  return { kind, at, text: visibleText(text), tooltip: visibleText(tooltip) };
}
