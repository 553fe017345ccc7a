import {
  type Connection,
  type ConnectionEnd,
  type HubVirtualNetworkConnection,
  isProblem,
  type Prefix,
  parsePrefix,
} from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { Attribute } from '../generated/ast.js';
import type { ConnectionKind } from '../references/kinds.js';
import { type Declaration, type DeclKind, kindWithArticle } from '../symbols/declaration.js';
import { applicable } from './attributes.js';
import type { LoweringContext } from './context.js';
import { deviceOf, requireAsn } from './device.js';
import { inRange, lowerInstance, lowerLocalPreferences, lowerPolicy, policyKeys, receivingKeys } from './policy.js';
import { hubEndKeys, lowerHubConnection, lowerRouting, routingKeys } from './routing-configuration.js';
import { flagOf, readAddresses, readPrefix } from './values.js';

/** The rules for a kind of device at the end of a connection. */
interface EndRules {
  /** The kinds that the other end may have, if this kind restricts them. */
  readonly partners: readonly ConnectionKind[];
  readonly advice: string | undefined;
  /** The attributes that apply to it besides those of policies. */
  readonly keys: readonly string[];
  /** Further ones on a connection without BGP. */
  readonly staticKeys?: readonly string[];
  /** Further ones on a connection with BGP. */
  readonly bgpKeys?: readonly string[];
}

const customer: EndRules = {
  partners: [],
  advice: undefined,
  keys: ['bgpIp'],
  staticKeys: ['prefixes'],
  bgpKeys: receivingKeys,
};

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
    partners: ['expressRouteGateway', 'site', 'router', 'nva', 'circuit'],
    advice: 'a circuit connects to an ExpressRoute gateway, a router, a site, an NVA or another circuit',
    keys: [],
  },
  virtualHub: {
    partners: ['vnet'],
    advice: 'a virtual hub connects to a virtual network; hubs of one virtual WAN are always connected',
    keys: hubEndKeys(),
  },
  vnet: {
    partners: [],
    advice: 'a virtual network connects to a virtual hub; join two virtual networks by a peering',
    keys: [],
  },
  site: customer,
  router: customer,
  nva: customer,
};

function rulesOf(kind: DeclKind): EndRules | undefined {
  return (ends as Readonly<Partial<Record<DeclKind, EndRules>>>)[kind];
}

/** Lowers a connection; undefined if an end is missing or the two ends are incompatible. */
export function lowerConnection(
  context: LoweringContext,
  node: ast.Connection,
): Connection | HubVirtualNetworkConnection | undefined {
  const a = deviceOf(context, node.a);
  const b = deviceOf(context, node.b);
  const enableBgp = flagOf(context, node.flags, 'enableBgp');
  if (a?.kind === 'virtualHub' && b?.kind === 'vnet')
    return lowerHubConnection(context, node, [node.a, a], [node.b, b]);
  if (a?.kind === 'vnet' && b?.kind === 'virtualHub')
    return lowerHubConnection(context, node, [node.b, b], [node.a, a]);
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

/** Whether two kinds of devices can be the ends of one connection. */
export function areCompatible(a: DeclKind, b: DeclKind): boolean {
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
    allowedKeys(device.kind, speaks, isInHub(device)),
    endDescription(device.kind, speaks),
  );
  const prefixes = attributes.filter((attribute) => attribute.key === 'prefixes');
  const bgpIp = attributes.find((attribute) => attribute.key === 'bgpIp');
  const weight = attributes.find((attribute) => attribute.key === 'weight');
  return {
    device: device.id,
    prefixes: prefixes.length > 0 ? lowerRouted(context, prefixes, device) : undefined,
    bgpIps: bgpIp ? readAddresses(context, bgpIp, 'addresses', bgpIp.addresses) : [],
    instance: lowerInstance(context, attributes),
    weight: (weight && inRange(context, weight, 0, 32_000)) ?? 0,
    routing: isInHub(device) ? lowerRouting(context, attributes) : undefined,
    policy: lowerPolicy(context, attributes),
    localPreferences: lowerLocalPreferences(context, attributes),
  };
}

/** The prefixes that an end routes into a connection with a VPN gateway, which carries IPv4 only (R032); each once. */
function lowerRouted(context: LoweringContext, attributes: readonly Attribute[], device: Declaration): Prefix[] {
  const found = new Map<string, Prefix>();
  const own = ownSpace(device);
  for (const node of attributes) {
    node.prefixes.forEach((text, index) => {
      const at = { node, property: 'prefixes', index };
      const prefix = readPrefix(context, node, 'prefixes', text, index);
      if (!prefix) return;
      if (prefix.family === 6) {
        context.report('AZR045', at, `${prefix.text} does not apply here: a VPN gateway carries IPv4 only. Remove it.`);
      } else if (own.has(prefix.text)) {
        const message = `${prefix.text} is the site's own address space, which stays there; name prefixes behind the gateway.`;
        context.report('AZR045', at, message);
      } else if (found.has(prefix.text)) {
        context.report('AZR012', at, `${prefix.text} is declared twice here; remove one of the two.`);
      } else {
        found.set(prefix.text, prefix);
      }
    });
  }
  return [...found.values()];
}

/** The address space of the site that contains a device. */
function ownSpace({ kind, node }: Declaration): ReadonlySet<string> {
  const site = kind === 'site' ? node : kind === 'router' ? node.$container : undefined;
  const texts = ((site as ast.Site | undefined)?.addresses ?? []).map((text) => parsePrefix(text));
  return new Set(texts.flatMap((parsed) => (isProblem(parsed) ? [] : [parsed.prefix.text])));
}

/** Whether a device is a gateway of a virtual hub. */
export function isInHub({ parent }: Declaration): boolean {
  return parent?.kind === 'virtualHub';
}

/** The attributes that apply to the end of a connection. */
export function allowedKeys(kind: DeclKind, speaks: boolean, inHub: boolean): string[] {
  const rules = rulesOf(kind);
  return [
    ...(rules?.keys ?? []),
    ...(inHub ? routingKeys : []),
    ...(speaks ? [...policyKeys, ...(rules?.bgpKeys ?? [])] : (rules?.staticKeys ?? [])),
  ];
}

function endDescription(kind: DeclKind, speaks: boolean): string {
  const words = `the end of ${kindWithArticle(kind)}`;
  return `${words} on a connection ${speaks ? 'with' : 'without'} BGP`;
}
