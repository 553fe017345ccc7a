import { contains, isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import { childrenOf, type Fields, numberOf, textOf } from '../azure/fields.js';
import { commandText } from '../report/commands.js';
import { applianceOf } from './appliances.js';
import { addressIn, type Estate, leftOut, missing, nearNetworks, nicAt } from './estate.js';
import type { Network, Nic, RouteServer, Subnet } from './things.js';

/** `bgpConnections` of Route Servers: sessions with the appliances that have the peers' addresses. */
export function readSessions(estate: Estate): void {
  for (const network of estate.networks.values()) {
    for (const routeServer of network.routeServers) {
      const fields = estate.resources.get(routeServer.id)?.fields;
      for (const each of childrenOf(fields, 'bgpconnections')) readSession(estate, routeServer, each);
    }
  }
}

function readSession(estate: Estate, routeServer: RouteServer, fields: Fields): void {
  const name = textOf(fields, 'name') ?? textOf(fields, 'id')?.split('/').at(-1) ?? 'peer';
  const id = `${routeServer.id}/bgpConnections/${name}`;
  const address = addressIn(textOf(fields, 'peerip'));
  if (address === undefined) {
    const command = commandText('az network routeserver peering list', {
      ...{ '-g': routeServer.group, '--routeserver': routeServer.name, '--subscription': routeServer.subscription },
    });
    const text = `address and ASN of the peer ${name} of ${routeServer.name}, whose session is not here.`;
    estate.remarks.push({ ...missing(id, text), answer: command });
    return;
  }
  const near = nearNetworks(estate, routeServer.network);
  const nic = nicAt(near, address) ?? newNic(estate, near, address, name, routeServer);
  if (!nic) {
    estate.remarks.push(
      missing(id, `network of the peer ${name} (${address}) of ${routeServer.name}, whose session is not here.`),
    );
    return;
  }
  const appliance = applianceOf(estate, nic);
  const asn = numberOf(fields, 'peerasn');
  if (appliance.asn !== undefined && asn !== undefined && appliance.asn !== asn) {
    appliance.remarks.push(leftOut(`ASN ${asn}, with which ${routeServer.name} knows it`, id));
  }
  appliance.asn ??= asn;
  if (estate.sessions.some((known) => known.appliance === appliance && known.routeServer === routeServer)) {
    appliance.remarks.push(leftOut(`a further session with ${routeServer.name} at ${address} (${name})`, id));
    return;
  }
  estate.sessions.push({ name, appliance, routeServer, peer: address, attributes: [], remarks: [] });
}

/** A NIC in the place of the one that the input does not hold. */
function newNic(
  estate: Estate,
  networks: readonly Network[],
  address: string,
  name: string,
  routeServer: RouteServer,
): Nic | undefined {
  const subnet = networks.flatMap(({ subnets }) => subnets).find((each) => holds(each, address));
  if (!subnet) return undefined;
  const id = `${routeServer.id}/bgpConnections/${name}`;
  const { group, subscription } = routeServer;
  const remark = missing(id, `the NIC with the address of the peer ${name} of ${routeServer.name}`);
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
