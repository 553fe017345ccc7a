import { propagatedTables } from '../../bgp/hubs/propagated-tables.js';
import type { Finding } from '../../findings/finding.js';
import { unreachedConnection } from '../../findings/virtual-wan/unreached-connections.js';
import { connectionLabel, ownHubOf, routingOf, setHub, setRouting, withStatic } from '../changes/hubs.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W020: a connection that propagates nowhere does so as others of its hub, or a static route to the firewall leads to it. */
export const propagateUnreached: Repairer = { mends: [unreachedConnection], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const hub = ownHubOf(network, declaration);
  const connection = network.hubConnection(declaration);
  const vnet = connection && network.vnet(connection.vnet);
  if (!hub || !vnet) return;
  const [firewall] = hub.vnet.firewalls;
  const label = connectionLabel(network, declaration);
  const like = network
    .hubConnectionsOf(hub.id)
    .filter(({ id }) => id !== declaration && propagatedTables(network, id).length > 0)
    .map(({ id }) => ({ id, propagation: routingOf(network, id)?.propagation }));
  const model = like.find(({ propagation }) => propagation);
  const asUsual = setRouting(
    network,
    declaration,
    { propagation: undefined },
    `propagate ${label} to defaultRouteTable`,
  );
  const asOther =
    model &&
    setRouting(
      network,
      declaration,
      { propagation: model.propagation },
      `propagate ${label} like ${connectionLabel(network, model.id)}`,
    );
  const allAsUsual = like.every(({ propagation }) => !propagation);
  if (asUsual) yield { edits: [asUsual], standing: firewall || !allAsUsual ? 'offered' : 'preferred' };
  if (asOther) yield { edits: [asOther], standing: 'offered' };
  const prefixes = vnet.addressSpace.filter(({ family }) => family === 4);
  if (!firewall || prefixes.length === 0) return;
  const defaultRouteTable = withStatic(hub, { name: `to-${vnet.name}`, prefixes, nextHop: firewall.id });
  const words = `lead ${prefixes.map(({ text }) => text).join(', ')} in ${hub.label} to ${firewall.label}`;
  yield { edits: [setHub(hub, { defaultRouteTable }, words)], standing: 'offered' };
}
