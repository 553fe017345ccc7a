import { addressAt, contains, covers, hostPrefix, type Prefix, type Subnet, type Vnet, widened } from '@azroute/engine';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** Gives a subnet the /64 around an IPv6 address in it, and its VNet the /48; or takes the address off. */
export const giveIpv6Prefix: TopologyFix = { codes: ['AZR033'], candidates };

function candidates({ network, declaration }: FixContext): readonly FixCandidate[] {
  const thing = network.thing(declaration);
  if (thing?.kind !== 'nic') return [];
  const { nic, subnet, vnet } = thing;
  const address = nic.addresses.find(({ family }) => family === 6);
  if (!address) return [];
  const without = nic.addresses.filter((each) => each !== address);
  const own = widened(hostPrefix(address), 64);
  return [
    withPrefix(vnet, subnet, own),
    ...(without.length > 0
      ? [
          {
            title: `Take ${address.text} off ${nic.label}`,
            edits: [change(nic.id, { addresses: without })],
            isPreferred: false,
          },
        ]
      : []),
  ];
}

function withPrefix(vnet: Vnet, subnet: Subnet, own: Prefix): FixCandidate {
  const around = widened(own, 48);
  const isInside = vnet.addressSpace.some((space) => covers(space, own));
  return {
    title: isInside
      ? `Give ${subnet.name} ${own.text}`
      : `Give ${subnet.name} ${own.text}, and ${vnet.name} ${around.text}`,
    edits: [
      ...(isInside ? [] : [change(vnet.id, { addressSpace: [...vnet.addressSpace, around] })]),
      change(subnet.id, { prefixes: [...subnet.prefixes, own] }),
    ],
    isPreferred: true,
  };
}

/** Takes IPv6 off a network with a Route Server, which does not support it. */
export const removeIpv6: TopologyFix = {
  codes: ['AZR038'],
  candidates: ({ network, declaration }) => {
    const thing = network.thing(declaration);
    const vnet = thing && 'vnet' in thing ? thing.vnet : undefined;
    const gone = vnet?.addressSpace.filter(({ family }) => family === 6) ?? [];
    if (!vnet || gone.length === 0 || vnet.subnets.some(({ prefixes }) => prefixes.some(({ family }) => family === 6)))
      return [];
    const title = `Take ${gone.map(({ text }) => text).join(' and ')} off ${vnet.name}, where no subnet uses it`;
    const addressSpace = vnet.addressSpace.filter((each) => !gone.includes(each));
    return [{ title, edits: [change(vnet.id, { addressSpace })], isPreferred: true }];
  },
};

/** Gives the far end of a connection an address for BGP that lies outside of the network of the gateway. */
export const moveBgpAddress: TopologyFix = {
  codes: ['AZR048'],
  candidates: ({ network, topology, declaration }) => {
    const connection = topology.connections.find(({ id }) => id === declaration);
    if (!connection) return [];
    return (['a', 'b'] as const).flatMap((side) => {
      const thing = network.thing(connection[side].device);
      const site = thing?.kind === 'site' || thing?.kind === 'router' ? thing.site : undefined;
      const space = site?.addressSpace.find(({ family }) => family === 4);
      if (!site || !space) return [];
      const taken = [...site.hosts, ...site.routers].flatMap(({ address }) => address?.text ?? []);
      const last = 2 ** (32 - space.length) - 2;
      const free = [0, 1, 2, 3]
        .map((i) => addressAt(space, Math.max(0, last - i)))
        .find((address) => contains(space, address) && !taken.includes(address.text));
      if (!free) return [];
      const end = { ...connection[side], bgpIps: [free] };
      return [
        {
          title: `Give ${network.label(connection[side].device)} bgpIp ${free.text}`,
          edits: [change(connection.id, { [side]: end })],
          isPreferred: false,
        },
      ];
    });
  },
};
