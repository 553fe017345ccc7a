import { contains, isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import { childrenOf, type Fields, idOf, numberOf, textOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import { commandText } from '../report/commands.js';
import { applianceOf } from './appliances.js';
import { addressIn, type Estate, leftOut, missing, nearNetworks, nicAt } from './estate.js';
import type { Network, Nic, Session, Subnet } from './things.js';
import { hubCommand } from './virtual-hubs.js';

/** `bgpConnections` of Route Servers and virtual hubs: sessions with the appliances that have the peers' addresses. */
export function readSessions(estate: Estate): void {
  for (const network of [...estate.networks.values()]) {
    for (const routeServer of network.routeServers) {
      const near = nearNetworks(estate, network);
      for (const each of peersOf(estate, routeServer)) readSession(estate, routeServer, near, each);
    }
  }
  for (const hub of estate.hubs.values()) {
    const connections = estate.hubConnections.filter((each) => each.hub === hub);
    for (const each of peersOf(estate, hub)) {
      const key = keyOf(idOf(each, 'hubvirtualnetworkconnection'));
      const own = connections.filter((connection) => connection.key === key);
      // The peer is in a network that is connected to the hub (W109); older resources do not name it.
      const near = (own.length > 0 ? own : connections).map(({ network }) => network);
      readSession(estate, hub, near, each);
    }
  }
}

type Router = Session['router'];

function peersOf(estate: Estate, { id }: Router): readonly Fields[] {
  return childrenOf(estate.resources.get(id)?.fields, 'bgpconnections');
}

function readSession(estate: Estate, router: Router, near: readonly Network[], fields: Fields): void {
  const name = textOf(fields, 'name') ?? textOf(fields, 'id')?.split('/').at(-1) ?? 'peer';
  const id = `${router.id}/bgpConnections/${name}`;
  const address = addressIn(textOf(fields, 'peerip'));
  if (address === undefined) {
    const text = `address and ASN of the peer ${name} of ${router.name}, whose session is not here.`;
    estate.remarks.push({ ...missing(id, text), answer: peersCommand(router) });
    return;
  }
  const nic = nicAt(near, address) ?? newNic(estate, near, address, name, router);
  if (!nic) {
    estate.remarks.push(
      missing(id, `network of the peer ${name} (${address}) of ${router.name}, whose session is not here.`),
    );
    return;
  }
  const appliance = applianceOf(estate, nic);
  const asn = numberOf(fields, 'peerasn');
  if (appliance.asn !== undefined && asn !== undefined && appliance.asn !== asn) {
    appliance.remarks.push(leftOut(`ASN ${asn}, with which ${router.name} knows it`, id));
  }
  appliance.asn ??= asn;
  if (estate.sessions.some((known) => known.appliance === appliance && known.router === router)) {
    appliance.remarks.push(leftOut(`a further session with ${router.name} at ${address} (${name})`, id));
    return;
  }
  estate.sessions.push({ name, appliance, router, peer: address, attributes: [], remarks: [] });
}

function peersCommand(router: Router): string {
  if ('routeTables' in router) return hubCommand('bgpconnection list', router);
  return commandText('az network routeserver peering list', {
    ...{ '-g': router.group, '--routeserver': router.name, '--subscription': router.subscription },
  });
}

/** A NIC in the place of the one that the input does not hold. */
function newNic(
  estate: Estate,
  networks: readonly Network[],
  address: string,
  name: string,
  router: Router,
): Nic | undefined {
  const subnet = networks.flatMap(({ subnets }) => subnets).find((each) => holds(each, address));
  if (!subnet) return undefined;
  const id = `${router.id}/bgpConnections/${name}`;
  const { group, subscription } = router;
  const remark = missing(id, `the NIC with the address of the peer ${name} of ${router.name}`);
  const { network } = subnet;
  const command = commandText('az network nic list', { '-g': network.group, '--subscription': network.subscription });
  const nic: Nic = {
    ...{ key: `${id.toLowerCase()}/nic`, id, name, group, subscription },
    remarks: [{ ...remark, answer: command }],
    subnet,
    addresses: [address],
    secondaryAddresses: [],
    forwards: true,
    isPrimary: true,
    machine: undefined,
    publicAddress: undefined,
    pools: new Set(),
  };
  subnet.nics.push(nic);
  estate.nics.set(nic.key, nic);
  return nic;
}

function holds({ prefixes }: Subnet, text: string): boolean {
  const address = parseAddress(text);
  if (isProblem(address)) return false;
  return prefixes.some((each) => {
    const parsed = parsePrefix(each);
    return !isProblem(parsed) && contains(parsed.prefix, address);
  });
}
