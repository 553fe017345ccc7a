import type { BgpSession, SessionEnd, Tunnel, TunnelEnd } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { type Declaration, type DeclKind, kindNoun, kindWithArticle } from '../symbols/declaration.js';
import { applicable } from './attributes.js';
import type { LoweringContext } from './context.js';
import { asnOf, deviceOf, requireAsn } from './device.js';
import { lowerInstance, lowerLocalPreferences, lowerPolicy, policyKeys, receivingKeys } from './policy.js';
import { readAddress } from './values.js';

/** Lowers a BGP session; undefined if an end is missing or both are the same device. */
export function lowerSession(context: LoweringContext, node: ast.BgpSession): BgpSession | undefined {
  const a = deviceOf(context, node.a);
  const b = deviceOf(context, node.b);
  const tunnel = context.target(node, 'over', node.over);
  const withRouteServer = [a, b].some((device) => device !== undefined && hasInstances(device.kind));
  const endA = a && lowerSessionEnd(context, node.a, a, withRouteServer);
  const endB = b && lowerSessionEnd(context, node.b, b, withRouteServer);
  if (!a || !b || !endA || !endB) return undefined;
  if (a === b) {
    context.report(
      'AZR041',
      { node: node.b, property: 'device' },
      `${context.symbols.label(a)} cannot have a BGP session with itself; name another device.`,
    );
    return undefined;
  }
  if (hasInstances(a.kind) && hasInstances(b.kind)) {
    const message =
      a.kind === b.kind
        ? `${context.symbols.label(a)} and ${context.symbols.label(b)} are both ${kindNoun(a.kind)}s; a ${kindNoun(a.kind)} peers with an NVA.`
        : `${context.symbols.label(a)} is ${kindWithArticle(a.kind)} and ${context.symbols.label(b)} is ${kindWithArticle(b.kind)}; each peers with an NVA.`;
    context.report('AZR042', { node: node.b, property: 'device' }, message);
    return undefined;
  }
  requireAsn(context, node.a, a);
  requireAsn(context, node.b, b);
  if (withRouteServer)
    for (const [end, device] of [
      [node.a, a],
      [node.b, b],
    ] as const)
      checkLength(context, end, device);
  const label = `${context.symbols.label(a)} <-> ${context.symbols.label(b)}`;
  return { kind: 'bgp', id: context.declare('bgp', label, node), label, a: endA, b: endB, tunnel: tunnel?.id };
}

/** Whether a device peers with two instances, as a Route Server or the router of a virtual hub. */
export function hasInstances(kind: DeclKind): boolean {
  return kind === 'routeServer' || kind === 'virtualHub';
}

/** A Route Server peers only with 16-bit AS numbers (R134, R229), as does a virtual hub (W074). */
function checkLength(context: LoweringContext, end: ast.SessionEnd | undefined, device: Declaration): void {
  const asn = asnOf(device);
  if (!end || asn === undefined || asn <= 65535) return;
  const message = `${context.symbols.label(device)} has the AS number ${asn}, but Route Servers and virtual hubs peer only with 16-bit numbers; use one such as 65001.`;
  context.report('AZR044', { node: end, property: 'device' }, message);
}

/** The keys that the brackets of an end of a session may hold. */
export function sessionKeys(isRouteServer: boolean, withRouteServer: boolean): string[] {
  return [...policyKeys, ...(isRouteServer ? [] : receivingKeys), ...(withRouteServer ? ['instance'] : [])];
}

function lowerSessionEnd(
  context: LoweringContext,
  node: ast.SessionEnd,
  device: Declaration,
  withRouteServer: boolean,
): SessionEnd {
  const keys = sessionKeys(hasInstances(device.kind), withRouteServer);
  const at = hasInstances(device.kind) ? `${kindWithArticle(device.kind)}'s end of ` : '';
  const end = withRouteServer ? `${at}a BGP session` : 'a BGP session without a Route Server';
  const attributes = applicable(context, node.attributes, keys, end);
  return {
    device: device.id,
    instance: lowerInstance(context, attributes),
    policy: lowerPolicy(context, attributes),
    localPreferences: lowerLocalPreferences(context, attributes),
  };
}

/** Lowers a tunnel; undefined if an end is missing or both are the same device. */
export function lowerTunnel(context: LoweringContext, node: ast.Tunnel): Tunnel | undefined {
  const declared = context.declarationOf(node);
  if (!declared) return undefined;
  const a = deviceOf(context, node.a);
  const b = deviceOf(context, node.b);
  const endA = a && lowerTunnelEnd(context, node.a, a);
  const endB = b && lowerTunnelEnd(context, node.b, b);
  if (!a || !b || !endA || !endB || !node.kind) return undefined;
  if (a === b) {
    context.report(
      'AZR041',
      { node: node.b, property: 'device' },
      `${context.symbols.label(a)} cannot have a tunnel to itself; name another device.`,
    );
    return undefined;
  }
  return {
    kind: 'tunnel',
    id: declared.id,
    name: declared.name,
    label: context.symbols.label(declared),
    tunnelKind: node.kind,
    a: endA,
    b: endB,
    mtu: lowerMtu(context, node),
  };
}

function lowerTunnelEnd(context: LoweringContext, node: ast.TunnelEnd, device: Declaration): TunnelEnd {
  const attributes = applicable(context, node.attributes, ['endpoint'], 'the end of a tunnel');
  const endpoint = attributes[0];
  return {
    device: device.id,
    endpoint: endpoint && readAddress(context, endpoint, 'addresses', endpoint.addresses[0], 0),
  };
}

function lowerMtu(context: LoweringContext, node: ast.Tunnel): number | undefined {
  if (node.mtu === undefined || (node.mtu >= 576 && node.mtu <= 9000)) return node.mtu;
  context.report('AZR013', { node, property: 'mtu' }, `mtu must be a number from 576 to 9000, not ${node.mtu}.`);
  return undefined;
}
