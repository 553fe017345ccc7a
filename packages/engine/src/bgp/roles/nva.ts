import type { Address } from '../../address/index.js';
import type { Network } from '../../topology/index.js';
import type { FindSpeaker, RoleRules, SpeakerNode } from '../node.js';
import { addOwn, originateStaticReturns } from '../originate.js';
import { noSpaces } from '../spaces.js';
import { ordinaryRules, withholdOrdinarily } from './ordinary.js';

/** A network virtual appliance. */
export const nva: RoleRules<'nva'> = {
  ...ordinaryRules,

  speakers: (network) =>
    network.topology.nvas.map((declared) => ({
      speaker: {
        id: declared.id,
        device: declared.id,
        label: declared.label,
        kind: 'nva',
        instance: undefined,
        asn: declared.asn,
        addresses: network.nicsOf(declared).flatMap(({ nic }) => ipv4Of(nic.addresses)),
      },
      role: { kind: 'nva', nva: declared },
      spaces: noSpaces,
    })),
  key: () => 'nva',

  vnets: (network, { role }) => network.nicsOf(role.nva).map(({ vnet }) => vnet),
  onPremises: false,
  outlets: ({ speaker }) => [speaker.device],

  automaticPeers: () => [],
  addressTowards: (network, node, peer) => sharedNicAddress(network, node, peer) ?? node.speaker.addresses[0],

  originate,
  localNetwork: (network, { role }) => ({
    addresses: ipv4Of(network.nicsOf(role.nva)[0]?.nic.addresses ?? []),
    space: [],
  }),

  withhold: withholdOrdinarily,
};

/**
 * The address of the NVA's NIC in the peer's VNet, or else in a VNet directly peered with it (language reference,
 * section 7); undefined if it has none there.
 */
function sharedNicAddress(network: Network, { role }: SpeakerNode<'nva'>, peer: SpeakerNode): Address | undefined {
  const nics = network.nicsOf(role.nva);
  const vnets = peer.rules.vnets(network, peer);
  const inside = nics.find(({ vnet }) => vnets.includes(vnet));
  const beside = nics.find(({ vnet }) => network.neighbours(vnet.id).some((n) => vnets.includes(n.vnet)));
  return ipv4Of((inside ?? beside)?.nic.addresses ?? [])[0];
}

function originate(network: Network, node: SpeakerNode<'nva'>, find: FindSpeaker): void {
  const { device, label } = node.speaker;
  for (const prefix of node.role.nva.advertise) {
    addOwn(node, prefix, { kind: 'advertised' }, ['R158', `${label} originates it by "advertise".`, device]);
  }
  originateStaticReturns(network, node, new Set([device]), find);
}

function ipv4Of(addresses: readonly Address[]): readonly Address[] {
  return addresses.filter(({ family }) => family === 4);
}
