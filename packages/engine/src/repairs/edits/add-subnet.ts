import { listed } from '../../findings/listed.js';
import { declarationId, type Topology } from '../../topology/index.js';
import { changedAt } from './changed.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { newSubnet } from './new-declarations.js';
import type { AddSubnet } from './topology-edit.js';

export const addSubnet: EditKind<AddSubnet> = {
  apply,
  alters: ({ vnet: id, name }, { vnets }) => {
    const vnet = vnets.find((one) => one.id === id);
    return vnet ? [declarationId('subnet', [vnet.name, name])] : [];
  },
  touches: anyPacket,
  words: (edits, _all, network) => {
    const parts = edits.map(
      ({ vnet, name, prefixes }) => `${name} ${listed(prefixes.map(({ text }) => text))} to ${network.label(vnet)}`,
    );
    return `add subnet ${listed(parts)}`;
  },
};

const special: ReadonlySet<string> = new Set([
  'GatewaySubnet',
  'RouteServerSubnet',
  'AzureFirewallSubnet',
  'AzureFirewallManagementSubnet',
  'AzureBastionSubnet',
]);

/** Fails if the name is taken, since it says what the subnet is for. */
function apply(topology: Topology, { vnet: id, name, prefixes }: AddSubnet): Topology | undefined {
  return changedAt(topology, 'vnets', id, (vnet) => {
    const isTaken = vnet.subnets.some((one) => one.name.toLowerCase() === name.toLowerCase());
    if (isTaken || prefixes.length === 0) return undefined;
    const subnet = newSubnet(vnet.name, name, prefixes);
    const others = vnet.subnets.findIndex((one) => !special.has(one.name));
    const at = special.has(name) && others >= 0 ? others : vnet.subnets.length;
    return { ...vnet, subnets: [...vnet.subnets.slice(0, at), subnet, ...vnet.subnets.slice(at)] };
  });
}
