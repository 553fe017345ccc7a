import type { Connection, ConnectionEnd } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { ConnectionKind } from '../references/kinds.js';
import { type Declaration, type DeclKind, kindWithArticle } from '../symbols/declaration.js';
import { applicable } from './attributes.js';
import type { LoweringContext } from './context.js';
import { deviceOf, requireAsn } from './device.js';
import { inRange, lowerInstance, lowerPolicy, policyKeys } from './policy.js';
import { flagOf, readAddresses, readPrefixes } from './values.js';

/** The rules for a kind of device at the end of a connection. */
interface EndRules {
  /** The kinds that the other end may have, if this kind restricts them. */
  readonly partners: readonly ConnectionKind[];
  readonly advice: string | undefined;
  /** The attributes that apply to it besides those of policies. */
  readonly keys: readonly string[];
}

const ends: Readonly<Record<ConnectionKind, EndRules>> = {
  vpnGateway: {
    partners: ['site', 'router', 'nva', 'vpnGateway'],
    advice: 'a VPN gateway connects to a site, a router, an NVA or another VPN gateway',
    keys: ['prefixes', 'bgpIp', 'instance'],
  },
  expressRouteGateway: {
    partners: ['circuit'],
    advice: 'an ExpressRoute gateway connects to a circuit',
    keys: ['weight'],
  },
  circuit: {
    partners: ['expressRouteGateway', 'site', 'router', 'nva'],
    advice: 'a circuit connects to an ExpressRoute gateway, a router, a site or an NVA',
    keys: [],
  },
  site: { partners: [], advice: undefined, keys: ['bgpIp'] },
  router: { partners: [], advice: undefined, keys: ['bgpIp'] },
  nva: { partners: [], advice: undefined, keys: ['bgpIp'] },
};

function rulesOf(kind: DeclKind): EndRules | undefined {
  return (ends as Readonly<Partial<Record<DeclKind, EndRules>>>)[kind];
}

/** Lowers a connection; undefined if an end is missing or the two ends are incompatible. */
export function lowerConnection(context: LoweringContext, node: ast.Connection): Connection | undefined {
  const a = deviceOf(context, node.a);
  const b = deviceOf(context, node.b);
  const enableBgp = flagOf(context, node.flags, 'enableBgp');
  const overCircuit = a?.kind === 'circuit' || b?.kind === 'circuit';
  const speaks = enableBgp || overCircuit;
  const endA = node.a && lowerEnd(context, node.a, a, speaks);
  const endB = node.b && lowerEnd(context, node.b, b, speaks);
  if (!a || !b || !endA || !endB) return undefined;
  if (a === b) {
    context.report(
      'AZR041',
      { node: node.b, property: 'device' },
      `${context.symbols.label(a)} cannot be connected to itself; name another device.`,
    );
    return undefined;
  }
  if (!areCompatible(a.kind, b.kind)) {
    context.report('AZR042', { node: node.b, property: 'device' }, incompatibility(context, a, b));
    return undefined;
  }
  if (speaks) {
    requireAsn(context, node.a, a);
    requireAsn(context, node.b, b);
  }
  const label = `${context.symbols.label(a)} <-> ${context.symbols.label(b)}`;
  return { kind: 'connection', id: context.declare('connection', label, node), label, enableBgp, a: endA, b: endB };
}

function areCompatible(a: DeclKind, b: DeclKind): boolean {
  const meets = (one: DeclKind, other: DeclKind) =>
    rulesOf(one)?.partners.some((partner) => partner === other) ?? false;
  return meets(a, b) || meets(b, a);
}

function incompatibility(context: LoweringContext, a: Declaration, b: Declaration): string {
  const label = (d: Declaration) => `${context.symbols.label(d)} is ${kindWithArticle(d.kind)}`;
  const [advice = 'one end of a connection must be a VPN gateway, an ExpressRoute gateway or a circuit'] = [
    a,
    b,
  ].flatMap(({ kind }) => rulesOf(kind)?.advice ?? []);
  return `${label(a)} and ${label(b)}; ${advice}.`;
}

function lowerEnd(
  context: LoweringContext,
  node: ast.ConnectionEnd,
  device: Declaration | undefined,
  speaks: boolean,
): ConnectionEnd | undefined {
  if (!device) return undefined;
  const attributes = applicable(
    context,
    node.attributes,
    allowedKeys(device.kind, speaks),
    endDescription(device.kind, speaks),
  );
  const prefixes = attributes.filter((attribute) => attribute.key === 'prefixes');
  const bgpIp = attributes.find((attribute) => attribute.key === 'bgpIp');
  const weight = attributes.find((attribute) => attribute.key === 'weight');
  return {
    device: device.id,
    prefixes:
      prefixes.length > 0 ? prefixes.flatMap((a) => readPrefixes(context, a, 'prefixes', a.prefixes)) : undefined,
    bgpIps: bgpIp ? readAddresses(context, bgpIp, 'addresses', bgpIp.addresses) : [],
    instance: lowerInstance(context, attributes),
    weight: (weight && inRange(context, weight, 0, 32_000)) ?? 0,
    policy: lowerPolicy(context, attributes),
  };
}

/** The attributes that apply to the end of a connection. */
export function allowedKeys(kind: DeclKind, speaks: boolean): string[] {
  return [...(rulesOf(kind)?.keys ?? []), ...(speaks ? policyKeys : [])];
}

function endDescription(kind: DeclKind, speaks: boolean): string {
  const words = `the end of ${kindWithArticle(kind)}`;
  return speaks ? words : `${words} on a connection without BGP`;
}
