import type { Circuit, Host, Router, Site } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { LoweringContext } from './context.js';
import { flagOf, readAddress, readAddresses, readAsn, readPrefixes } from './values.js';

/** Lowers a site. A site without named routers is its own router, with the site's id. */
export function lowerSite(context: LoweringContext, node: ast.Site): Site | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  const label = context.symbols.label(declared);
  const asn = readAsn(context, node, node.asns);
  const routers: Router[] = [];
  const hosts: Host[] = [];
  for (const member of node.members) {
    const own = context.declarationOf(member);
    if (!own) continue;
    const names = { id: own.id, name: own.name, label: context.symbols.label(own) };
    const address = readAddress(context, member, 'address', member.address);
    if (member.$type === 'Router') {
      // A router without its own AS number has that of its site.
      routers.push({ kind: 'router', ...names, address, asn: readAsn(context, member, member.asns) ?? asn });
    } else if (address) {
      hosts.push({ kind: 'host', ...names, address });
    }
  }
  if (routers.length === 0) {
    routers.push({ kind: 'router', id: declared.id, name: declared.name, label, address: undefined, asn });
  }
  return {
    kind: 'site',
    id: declared.id,
    name: declared.name,
    label,
    addressSpace: readPrefixes(context, node, 'addresses', node.addresses),
    routers,
    hosts,
    transit: flagOf(context, node.flags, 'transit'),
  };
}

/** Lowers an ExpressRoute circuit. */
export function lowerCircuit(context: LoweringContext, node: ast.Circuit): Circuit | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  return {
    kind: 'circuit',
    id: declared.id,
    name: declared.name,
    label: context.symbols.label(declared),
    nextHops: readAddresses(context, node, 'nextHops', node.nextHops),
  };
}
