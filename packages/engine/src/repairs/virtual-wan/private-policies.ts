import type { Finding } from '../../findings/finding.js';
import { hubWithoutPolicy } from '../../findings/virtual-wan/private-traffic.js';
import { freeName } from '../../free-name.js';
import {
  declarationId,
  defaultHubFirewallAddress,
  type Firewall,
  hubPrefix,
  type Network,
  type VirtualHub,
} from '../../topology/index.js';
import { setHub } from '../changes/hubs.js';
import { withIntent } from '../changes/routing-intent.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W093: a hub gets the policy for private traffic that other hubs have, and a firewall if it has none. */
export const addPrivatePolicy: Repairer = { mends: [hubWithoutPolicy], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const hub = network.virtualHub(declaration);
  if (!hub) return;
  const wanted = { privateTraffic: true, internet: false };
  const edits = withIntent(network, hub, wanted);
  if (edits) yield { edits, standing: 'preferred' };
  else if (hub.vnet.firewalls.length === 0) yield* withFirewall(network, hub);
}

function* withFirewall(network: Network, hub: VirtualHub): Generator<Candidate> {
  const { defaultRouteTable, hubRouteTables, vnet } = hub;
  // W085: Azure refuses the policy beside these.
  if (hubRouteTables.length + defaultRouteTable.routes.length > 0) return;
  const firewall = newFirewall(network, hub);
  const routingIntent = { id: `routingIntent:${hub.name}`, privateTraffic: firewall.id, internet: undefined };
  const words = `deploy a firewall in ${hub.label} with a policy for private traffic`;
  yield {
    edits: [setHub(hub, { vnet: { ...vnet, firewalls: [firewall] }, routingIntent }, words)],
    standing: 'offered',
  };
}

/** A firewall named like those of other hubs. */
function newFirewall({ topology }: Network, hub: VirtualHub): Firewall {
  const known = topology.virtualHubs.flatMap(({ vnet }) => vnet.firewalls).map(({ name }) => name);
  const taken = [...known, ...topology.vnets.flatMap(({ firewalls }) => firewalls.map(({ name }) => name))];
  const stem = (known[0] ?? 'azfw').replace(/\d+$/, '');
  const name = freeName(stem, taken);
  const prefix = hubPrefix(hub.vnet);
  return {
    kind: 'firewall',
    id: declarationId('firewall', [hub.name, name]),
    name,
    label: name,
    address: prefix && defaultHubFirewallAddress(prefix),
  };
}
