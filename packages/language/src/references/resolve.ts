import type { AstNode } from 'langium';
import type { Attribute, ConnectionEnd, Down, Nva, OsRoute } from '../generated/ast.js';
import type { Declaration } from '../symbols/declaration.js';
import type { Found, SymbolTable } from '../symbols/symbol-table.js';
import { connectionKinds, deviceKinds, groupKinds, hubKinds, kindsAt, nicKinds, vnetKinds } from './kinds.js';

/**
 * Resolves a reference of the AST in one topology. If its place belongs to a network or an appliance, names from there
 * have precedence: the backends of a load balancer are searched in its own VNet, the subnets of a subnet peering in the
 * VNet of that end, the tables of a routing configuration in the hub of that end, and those of `via` among the appliance's own NICs.
 */
export function resolveAt(symbols: SymbolTable, node: AstNode, property: string, text: string): Found {
  const kinds = kindsAt(node.$type, property, (node as Down).kind);
  switch (`${node.$type}.${property}`) {
    case 'LoadBalancer.backends':
      return symbols.find(text, kinds, enclosing(symbols, node, 'vnet'));
    case 'Attribute.subnet':
      return symbols.find(text, kinds, vnetOfEnd(symbols, node as Attribute));
    case 'ConnectionEnd.device':
      return endOfConnection(symbols, node as ConnectionEnd, text);
    case 'Attribute.hubRouteTable':
      return symbols.find(text, kinds, hubOfEnd(symbols, node as Attribute));
    case 'RoutingPolicy.nextHop':
    case 'HubRoute.nextHop':
      return symbols.find(text, kinds, enclosing(symbols, node, 'virtualHub'));
    case 'OsRoute.via':
      return symbols.find(text, kinds, ownNics(symbols, (node as OsRoute).$container));
    case 'Endpoint.target':
      return text.endsWith('.*') ? symbols.find(text.slice(0, -2), groupKinds) : symbols.find(text, kinds);
    default:
      return symbols.find(text, kinds);
  }
}

function enclosing(symbols: SymbolTable, node: AstNode, kind: Declaration['kind']): Declaration | undefined {
  for (let outer = node.$container; outer; outer = outer.$container) {
    const declaration = symbols.of(outer);
    if (declaration?.kind === kind) return declaration;
  }
  return undefined;
}

function vnetOfEnd(symbols: SymbolTable, attribute: Attribute): Declaration | undefined {
  const end = attribute.$container;
  if (end.$type !== 'PeeringEnd' || !end.vnet) return undefined;
  const found = symbols.find(end.vnet.$refText, vnetKinds);
  return 'declaration' in found ? found.declaration : undefined;
}

/**
 * The end of a connection. A gateway often has the name of its virtual network, and only virtual hubs connect to virtual
 * networks: so a name means a network if the other end is a hub, and otherwise only if nothing else has it.
 */
function endOfConnection(symbols: SymbolTable, end: ConnectionEnd, text: string): Found {
  const { a, b } = end.$container;
  const other = (end === a ? b : a)?.device?.$refText;
  const withHub = other !== undefined && 'declaration' in symbols.find(other, hubKinds);
  const likely = symbols.find(text, withHub ? vnetKinds : deviceKinds);
  return 'missing' in likely ? symbols.find(text, connectionKinds) : likely;
}

/** The virtual hub of a connection's end: the end itself, or what contains its gateway. */
function hubOfEnd(symbols: SymbolTable, attribute: Attribute): Declaration | undefined {
  const end = attribute.$container;
  if (end.$type !== 'ConnectionEnd' || !end.device) return undefined;
  const found = endOfConnection(symbols, end, end.device.$refText);
  const device = 'declaration' in found ? found.declaration : undefined;
  return device?.kind === 'virtualHub' ? device : device?.parent;
}

type Test = (declaration: Declaration) => boolean;

const ownNicsOf = new WeakMap<SymbolTable, WeakMap<Nva, Test>>();

/** A test for the NICs of an appliance and for tunnels; created once for all routes of the appliance. */
function ownNics(symbols: SymbolTable, nva: Nva): Test {
  let known = ownNicsOf.get(symbols);
  if (!known) {
    known = new WeakMap();
    ownNicsOf.set(symbols, known);
  }
  let test = known.get(nva);
  if (!test) {
    const own = new Set<Declaration>();
    for (const reference of nva.nics) {
      const found = symbols.find(reference.$refText, nicKinds);
      if ('declaration' in found) own.add(found.declaration);
    }
    test = (declaration) => declaration.kind === 'tunnel' || own.has(declaration);
    known.set(nva, test);
  }
  return test;
}
