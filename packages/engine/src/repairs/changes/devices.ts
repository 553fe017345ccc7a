import type { Prefix } from '../../address/index.js';
import {
  type BgpSession,
  type Connection,
  type ConnectionEnd,
  type ExportPolicy,
  type Network,
  type Nva,
  noPolicy,
  type OsRoute,
  type RouteServer,
} from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';

/** Switches the exchange of routes between the branches of a Route Server. */
export function setBranchToBranch({ id, label }: RouteServer, branchToBranch: boolean): TopologyEdit {
  const words = `${branchToBranch ? 'set branchToBranch on' : 'switch branchToBranch off on'} ${label}`;
  return {
    kind: 'changeDeclaration',
    declaration: id,
    fields: { branchToBranch },
    words,
    size: 'setting',
    touches: undefined,
  };
}

/** Changes settings of an NVA. */
export function setNva(
  { id }: Nva,
  fields: Partial<Pick<Nva, 'asn' | 'snat' | 'stateless' | 'advertise' | 'nics'>>,
  words: string,
): TopologyEdit {
  return { kind: 'changeDeclaration', declaration: id, fields, words, size: 'setting', touches: undefined };
}

/** Adds a static route to the operating system of an NVA. */
export function addOsRoute(nva: Nva, prefix: Prefix, target: OsRoute['target'], targetText: string): TopologyEdit {
  const declaration: OsRoute = {
    kind: 'osRoute',
    id: `osRoute:${nva.name}#${nva.routes.length + 1}`,
    prefix,
    target,
  };
  return {
    kind: 'addDeclaration',
    parent: nva.id,
    list: 'routes',
    declaration,
    words: `give ${nva.label} route ${prefix.text} ${targetText}`,
    size: 'osRoute',
    touches: undefined,
  };
}

/** Removes a static route of the operating system of an NVA. */
export function removeOsRoute(nva: Nva, route: OsRoute): TopologyEdit {
  return {
    kind: 'removeDeclaration',
    declaration: route.id,
    words: `remove route ${route.prefix.text}${route.target.via === 'drop' ? ' drop' : ''} of ${nva.label}`,
    size: 'remove',
    touches: undefined,
  };
}

/** Changes the export policy at one end of a session or connection. */
export function setPolicy(
  _network: Network,
  statement: BgpSession | Connection,
  end: 'a' | 'b',
  change: Partial<ExportPolicy>,
  words: string | undefined,
): TopologyEdit {
  const side = statement[end];
  return {
    kind: 'changeDeclaration',
    declaration: statement.id,
    fields: { [end]: { ...side, policy: { ...side.policy, ...change } } },
    words,
    size: 'attribute',
    touches: undefined,
  };
}

/**
 * Runs BGP on a connection, or not. What its ends say that applies only to the other kind of connection goes: prefixes of
 * static ones (R282), and policies of BGP.
 */
export function setEnableBgp({ id, label, a, b }: Connection, enableBgp: boolean): TopologyEdit {
  const words = `${enableBgp ? 'run' : 'do not run'} BGP over ${label}`;
  const fitting = (end: ConnectionEnd): ConnectionEnd =>
    enableBgp ? { ...end, prefixes: undefined } : { ...end, policy: noPolicy, localPreferences: [] };
  return {
    kind: 'changeDeclaration',
    declaration: id,
    fields: { enableBgp, a: fitting(a), b: fitting(b) },
    words,
    size: 'setting',
    touches: undefined,
  };
}
