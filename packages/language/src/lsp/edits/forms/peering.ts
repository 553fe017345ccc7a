import type { Peering, PeeringHalf } from '@azroute/engine';
import type { Attribute } from '../attributes.js';
import type { NamesInText } from '../names-in-text.js';
import { type End, end } from './end-slot.js';
import type { Form } from './form.js';
import { words } from './head-slots.js';
import { flagAttribute } from './policy-attributes.js';

/** How each field of a half is written in brackets. */
const parts: {
  readonly [K in Exclude<keyof PeeringHalf, 'vnet'>]: (half: PeeringHalf, names: NamesInText) => readonly Attribute[];
} = {
  allowVirtualNetworkAccess: (half) =>
    half.allowVirtualNetworkAccess ? [] : [{ key: 'allowVirtualNetworkAccess', value: 'false' }],
  allowGatewayTransit: (half) => flagAttribute('allowGatewayTransit', half.allowGatewayTransit),
  useRemoteGateways: (half) => flagAttribute('useRemoteGateways', half.useRemoteGateways),
  allowForwardedTraffic: (half) => flagAttribute('allowForwardedTraffic', half.allowForwardedTraffic),
  subnets: ({ subnets }, names) => (subnets ?? []).map((id) => ({ key: 'subnet', value: names.ref(id), names: id })),
};

const half: End<PeeringHalf> = {
  device: ({ vnet }) => vnet,
  attributes: (value, names) => Object.values(parts).flatMap((part) => part(value, names)),
};

/** Peerings. */
export const peering: Form<Peering> = {
  keyword: 'peering',
  slots: {
    a: end('a', ({ a }) => a, half),
    oneSided: words(
      ({ oneSided }) => (oneSided ? '->' : '<->'),
      (head) => head.filter(({ role }) => role === 'arrow'),
    ),
    b: end('b', ({ b }) => b, half),
  },
};
