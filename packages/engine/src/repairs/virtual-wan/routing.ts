import { prefix } from '../../address/index.js';
import { noneRoute, noReturnRoute } from '../../findings/black-holes/kinds.js';
import { missingDefaultRoute } from '../../findings/virtual-wan/default-routes.js';
import { handedBack, overCircuit } from '../../findings/virtual-wan/detours.js';
import { peerConnection } from '../../findings/virtual-wan/peer-connections.js';
import { bypassingEndpoint, missingPrefixes, publicPrefix } from '../../findings/virtual-wan/private-traffic.js';
import { associatedTable, type VirtualHub, withRouteTables } from '../../topology/index.js';
import { connectionLabel, propagateTo, setHub, setRouting, withStatic } from '../changes/hubs.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, Repairer } from '../repairer.js';

/** W103: the connection receives the hub's default route; W101: a hub without one gets a policy or a static route. */
export const receiveDefaultRoute: Repairer = {
  mends: [missingDefaultRoute],
  *candidates({ world: { network } }, { declaration }) {
    const hub = network.virtualHub(declaration);
    if (hub) {
      yield* withDefaultRoute(hub);
      return;
    }
    const words = `let ${connectionLabel(network, declaration)} receive the default route`;
    const edit = setRouting(network, declaration, { enableInternetSecurity: undefined }, words);
    if (edit) yield { edits: [edit], standing: 'offered' };
  },
};

function* withDefaultRoute(hub: VirtualHub): Generator<Candidate> {
  const [firewall] = hub.vnet.firewalls;
  if (!firewall) return;
  const { routingIntent: intent } = hub;
  const words = `send Internet traffic of ${hub.label} to ${firewall.label}`;
  const fields = intent
    ? { routingIntent: { ...intent, internet: firewall.id } }
    : {
        defaultRouteTable: withStatic(hub, {
          name: 'internet_traffic',
          prefixes: [prefix('0.0.0.0/0')],
          nextHop: firewall.id,
        }),
      };
  yield { edits: [setHub(hub, fields, words)], standing: 'offered' };
}

/** W088: the additional private prefixes that are missing, in every hub that needs them. */
export const addPrivatePrefixes: Repairer = {
  mends: [publicPrefix],
  candidates({ world: { network, tables } }, { declaration }) {
    const missing = missingPrefixes(tables, network.topology.virtualHubs).get(declaration) ?? [];
    const hubs = [...new Set(missing.map(({ hub }) => hub))];
    const edits = hubs.flatMap((hub): readonly TopologyEdit[] => {
      const [firewall] = hub.vnet.firewalls;
      const prefixes = missing.flatMap((one) => (one.hub === hub ? [one.prefix] : []));
      if (!firewall) return [];
      const defaultRouteTable = withStatic(hub, { name: 'private_traffic', prefixes, nextHop: firewall.id });
      const words = `add ${prefixes.map(({ text }) => text).join(', ')} to the private prefixes of ${hub.label}`;
      return [setHub(hub, { defaultRouteTable }, words)];
    });
    return edits.length > 0 ? [{ edits, standing: 'fixAll' }] : [];
  },
};

/** W129: route tables apply to the private endpoints of a subnet. */
export const applyRouteTables: Repairer = {
  mends: [bypassingEndpoint],
  candidates({ world: { network } }, { declaration }) {
    const thing = network.thing(declaration);
    if (thing?.kind !== 'subnet') return [];
    const privateEndpointNetworkPolicies = withRouteTables(thing.subnet.privateEndpointNetworkPolicies);
    const edit = { kind: 'setSubnet', subnet: declaration, change: { privateEndpointNetworkPolicies } } as const;
    return [{ edits: [edit], standing: 'fixAll' }];
  },
};

/** W057, W058: with preference ASPath, hubs reach each other directly. */
export const preferShortPaths: Repairer = {
  mends: [overCircuit, handedBack],
  candidates({ world: { network } }, finding) {
    const at = finding.related[0]?.declaration;
    const hub = at === undefined ? undefined : network.virtualHub(at);
    if (!hub || hub.hubRoutingPreference === 'ASPath') return [];
    const words = `set hubRoutingPreference ASPath on ${hub.label}`;
    return [{ edits: [setHub(hub, { hubRoutingPreference: 'ASPath' }, words)], standing: 'offered' }];
  },
};

/** W110: the connection of a BGP peer is associated with defaultRouteTable, or propagates to it. */
export const connectPeerToDefault: Repairer = {
  mends: [peerConnection],
  candidates({ world: { network } }, finding) {
    const id = finding.related[0]?.declaration ?? '';
    const connection = network.hubConnection(id);
    const hub = connection && network.virtualHub(connection.hub);
    if (!hub) return [];
    const words = `associate ${connection.label} with defaultRouteTable`;
    const isAssociated = associatedTable(hub, connection) === hub.defaultRouteTable;
    const edit = isAssociated
      ? propagateTo(network, id, hub.defaultRouteTable)
      : setRouting(network, id, { associatedRouteTable: undefined }, words);
    return edit ? [{ edits: [edit], standing: 'offered' }] : [];
  },
};

/** W020: packets have no route because the connection of their destination does not propagate to the sender's table. */
export const propagateBack: Repairer = {
  mends: [noneRoute, noReturnRoute],
  *candidates({ world: { network } }, { subject }) {
    const [hole] = subject?.kind === 'blackHoles' ? subject.holes : [];
    const near = network.hubConnectionOf(hole?.flow.from.vnet?.id ?? '');
    const far = network.hubConnectionOf(hole?.flow.to?.vnet?.id ?? '');
    const hub = near && network.virtualHub(near.hub);
    if (!near || !far || !hub) return;
    const table = associatedTable(hub, near);
    if (table !== hub.noneRouteTable) {
      const edit = propagateTo(network, far.id, table);
      if (edit) yield { edits: [edit], standing: 'offered' };
    }
    const words = `associate ${near.label} with defaultRouteTable`;
    const other = setRouting(network, near.id, { associatedRouteTable: undefined }, words);
    if (other && table !== hub.defaultRouteTable) yield { edits: [other], standing: 'offered' };
  },
};
