import type { DeclId, Peering, PeeringHalf } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import { applicable } from './attributes.js';
import type { LoweringContext } from './context.js';

export const peeringKeys = [
  'allowForwardedTraffic',
  'allowGatewayTransit',
  'useRemoteGateways',
  'allowVirtualNetworkAccess',
  'subnet',
];

/** The ends of a peering; undefined if one is missing. */
export function lowerHalves(context: LoweringContext, node: ast.Peering): Halves | undefined {
  const a = lowerHalf(context, node.a);
  const b = lowerHalf(context, node.b);
  return a && b && { a, b };
}

/** Lowers a peering with these ends; undefined if both are the same VNet, or they already have a peering. */
export function lowerPeering(
  context: LoweringContext,
  node: ast.Peering,
  { a, b }: Halves,
  peered: Map<string, ast.Peering>,
): Peering | undefined {
  if (a.vnet === b.vnet) {
    context.report(
      'AZR030',
      { node: node.b },
      `${a.label} cannot be peered with itself; name another virtual network.`,
    );
    return undefined;
  }
  const key = [a.vnet, b.vnet].sort().join(' ');
  if (peered.has(key)) {
    const message = `${a.label} and ${b.label} already have a peering; set all flags there and remove this one.`;
    context.report('AZR031', { node: node.b, property: 'vnet' }, message);
    return undefined;
  }
  peered.set(key, node);
  const label = `${a.label} <-> ${b.label}`;
  return {
    kind: 'peering',
    id: context.declare('peering', label, node),
    label,
    oneSided: node.arrow === '->',
    a: a.half,
    b: b.half,
  };
}

/** The ends of a peering. */
export interface Halves {
  readonly a: Half;
  readonly b: Half;
}

interface Half {
  readonly vnet: DeclId;
  readonly label: string;
  readonly half: PeeringHalf;
}

function lowerHalf(context: LoweringContext, node: ast.PeeringEnd | undefined): Half | undefined {
  if (!node) return undefined;
  const attributes = applicable(context, node.attributes, peeringKeys, 'a peering');
  const subnets: DeclId[] = [];
  for (const attribute of attributes) {
    if (attribute.key !== 'subnet') continue;
    const subnet = context.target(attribute, 'subnet', attribute.subnet);
    if (subnet) subnets.push(subnet.id);
  }
  const vnet = context.target(node, 'vnet', node.vnet);
  if (!vnet) return undefined;
  const flag = (key: ast.Attribute['key'], absent: boolean) => {
    const written = attributes.find((attribute) => attribute.key === key);
    return written ? written.value !== 'false' : absent;
  };
  return {
    vnet: vnet.id,
    label: context.symbols.label(vnet),
    half: {
      vnet: vnet.id,
      allowVirtualNetworkAccess: flag('allowVirtualNetworkAccess', true),
      allowForwardedTraffic: flag('allowForwardedTraffic', false),
      allowGatewayTransit: flag('allowGatewayTransit', false),
      useRemoteGateways: flag('useRemoteGateways', false),
      subnets: attributes.some((attribute) => attribute.key === 'subnet') ? subnets : undefined,
    },
  };
}
