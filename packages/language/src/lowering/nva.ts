import { type DeclId, type Nva, type OsRoute, pathInId } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { LoweringContext } from './context.js';
import { lowerHosts } from './site.js';
import { flagOf, readAddress, readAsn, readPrefix, readPrefixes, single } from './values.js';

/** Lowers a network virtual appliance. `owners` maps each NIC to the appliance that it belongs to. */
export function lowerNva(context: LoweringContext, node: ast.Nva, owners: Map<DeclId, string>): Nva | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  const label = context.symbols.label(declared);
  const nics: DeclId[] = [];
  node.nics.forEach((reference, i) => {
    const nic = context.target(node, 'nics', reference, i);
    if (!nic) return;
    const owner = owners.get(nic.id);
    const at = { node, property: 'nics', index: i };
    if (owner === label) {
      context.report('AZR012', at, `${context.symbols.label(nic)} is listed twice here; remove one of the two.`);
    } else if (owner !== undefined) {
      context.report(
        'AZR046',
        at,
        `${context.symbols.label(nic)} already belongs to ${owner}; a NIC belongs to one virtual machine.`,
      );
    } else {
      owners.set(nic.id, label);
      nics.push(nic.id);
    }
  });
  if (node.nics.length === 0) {
    context.report(
      'AZR040',
      { node, property: 'name' },
      `${label} has no NIC, so it is not connected to anything; add its NICs, such as nic hub1.${declared.name}.`,
    );
  }
  const own = new Set(nics);
  return {
    kind: 'nva',
    id: declared.id,
    name: declared.name,
    label,
    nics,
    asn: readAsn(context, node, node.asns),
    advertise: readPrefixes(context, node, 'advertise', node.advertise),
    routes: node.routes.flatMap((route, i) => {
      const id = context.declare('osRoute', `${pathInId(declared.path)}#${i + 1}`, route);
      const lowered = lowerOsRoute(context, route, id, own, label);
      return lowered ? [lowered] : [];
    }),
    connected: readPrefixes(context, node, 'connected', node.connected),
    hosts: lowerHosts(context, node.hosts),
    snat: (single(context, node, 'snats', 'snat', node.snats) as Nva['snat'] | undefined) ?? 'none',
    stateless: flagOf(context, node.flags, 'stateless'),
  };
}

function lowerOsRoute(
  context: LoweringContext,
  node: ast.OsRoute,
  id: DeclId,
  nics: ReadonlySet<DeclId>,
  label: string,
): OsRoute | undefined {
  const prefix = readPrefix(context, node, 'prefix', node.prefix);
  const target = lowerTarget(context, node, nics, label);
  return prefix && target && { kind: 'osRoute', id, prefix, target };
}

function lowerTarget(
  context: LoweringContext,
  node: ast.OsRoute,
  nics: ReadonlySet<DeclId>,
  label: string,
): OsRoute['target'] | undefined {
  if (node.drop) return { via: 'drop' };
  if (node.address !== undefined) {
    const address = readAddress(context, node, 'address', node.address);
    return address && { via: 'address', address };
  }
  const target = context.target(node, 'via', node.via);
  if (!target) return undefined;
  if (target.kind === 'tunnel') return { via: 'tunnel', tunnel: target.id };
  if (nics.has(target.id)) return { via: 'nic', nic: target.id };
  const message = `${context.symbols.label(target)} is not a NIC of ${label}; name one of its own NICs, a tunnel or an address.`;
  context.report('AZR047', { node, property: 'via' }, message);
  return undefined;
}
