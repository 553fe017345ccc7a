import { contains } from '../../../address/index.js';
import { listed } from '../../../findings/listed.js';
import type { Network } from '../../../topology/index.js';
import { hubEntriesOf } from '../hub-entries.js';
import type { Impossibility } from './impossibility.js';
import type { Appliance, End } from './parties.js';

/** W092: packets pass the firewalls of the hubs to which their ends are connected, and no others. */
export function firewallOfOtherHub(
  network: Network,
  sender: End,
  receiver: End,
  appliance: Appliance | undefined,
): Impossibility | undefined {
  const hub = appliance?.vnets.flatMap(({ id }) => network.virtualHub(id) ?? [])[0];
  if (!appliance?.isFirewall || !hub) return undefined;
  const ends = receiver.id === undefined ? [sender] : [sender, receiver];
  const entries = ends.map((end) => hubEntriesOf(network, end));
  // What is not connected yet can be connected with the hub of the firewall.
  if (entries.some((each) => each.length === 0)) return undefined;
  const hubs = [...new Set(entries.flat().map((entry) => entry.hub))];
  if (hubs.includes(hub)) return undefined;
  const text = `${appliance.label} is the firewall of ${hub.label}. Packets from ${sender.label} to ${receiver.label} can pass only the firewalls of the hubs to which these are connected, ${listed(hubs.map(({ label }) => label))}.`;
  return { kind: 'firewallOfOtherHub', text };
}

/** W041: a connected VNet gets no route of its hub for what lies in its own address space. */
export function inOwnSpace(network: Network, { vnet, label: from }: End, receiver: End): Impossibility | undefined {
  if (!vnet || receiver.vnet === vnet || !network.hubConnectionOf(vnet.id)) return undefined;
  const own = receiver.addresses.find((one) => vnet.addressSpace.some((space) => contains(space, one)));
  if (!own) return undefined;
  const text = `${own.text} of ${receiver.label} lies in the address space of ${vnet.label} too. ${vnet.label} gets no route of a hub for it, so packets from ${from} to it stay there.`;
  return { kind: 'inOwnSpace', text };
}
