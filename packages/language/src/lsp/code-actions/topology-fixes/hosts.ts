import {
  contains,
  covers,
  type Host,
  hopAddresses,
  hostPrefix,
  type Network,
  type Nva,
  type Prefix,
  type VpnGateway,
  widened,
} from '@azroute/engine';
import { moved } from '../../../topology/free-addresses.js';
import { change, type FixCandidate, type FixContext, type TopologyFix } from './topology-fix.js';

/** Makes the networks behind an appliance or gateway and the host in them fit together. */
export const fitHost: TopologyFix = { codes: ['AZR021'], candidates };

function candidates({ network, declaration }: FixContext): readonly FixCandidate[] {
  const thing = network.thing(declaration);
  if (thing?.kind !== 'host' || thing.home.kind === 'site') return [];
  const { host, home } = thing;
  const known = home.kind === 'nva' ? home.connected : home.pointToSite;
  return [
    ...(home.kind === 'nva' ? connect(network, home, host) : []),
    ...known.flatMap((to) => inside(home, host, to)),
  ];
}

/** The network that routes of others lead to the appliance for this host. */
function connect(network: Network, nva: Nva, { address }: Host): readonly FixCandidate[] {
  const own = new Set(network.nicsOf(nva).flatMap(({ nic }) => nic.addresses.map(({ text }) => text)));
  const led = network.topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination, nextHop }) =>
      hopAddresses(nextHop).some(({ text }) => own.has(text)) && 'prefix' in destination ? destination.prefix : [],
    ),
  );
  const isBehind = (prefix: Prefix) =>
    contains(prefix, address) &&
    !network.topology.vnets.some(({ addressSpace }) => addressSpace.some((space) => covers(prefix, space)));
  const [longest] = [...led, ...nva.advertise].filter(isBehind).sort((a, b) => b.length - a.length);
  if (!longest) return [];
  return [
    {
      title: `Declare ${longest.text}, which leads to ${nva.label}, as connected to it`,
      edits: [change(nva.id, { connected: [...nva.connected, longest] })],
      isPreferred: true,
    },
  ];
}

/** The address of the host at the same place of a network, if nobody has it. */
function inside({ hosts }: Nva | VpnGateway, host: Host, to: Prefix): readonly FixCandidate[] {
  if (to.family !== host.address.family) return [];
  const address = moved(host.address, widened(hostPrefix(host.address), to.length), to);
  if (!address || hosts.some((other) => other.address.text === address.text)) return [];
  return [
    { title: `Use ${address.text}, free in ${to.text}`, edits: [change(host.id, { address })], isPreferred: true },
  ];
}
