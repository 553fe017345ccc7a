import { childrenOf, idOf, numberOf, textOf } from '../azure/fields.js';
import { keyOf, readId } from '../azure/ids.js';
import { commandText } from '../report/commands.js';
import { assumed, type Estate, has, leftOut, missing, shortId, thingOf, thingOfId } from './estate.js';
import type { Circuit, Connection, Site } from './things.js';

/** `expressRouteCircuits`: with private peering there is a router of the customer behind. */
export function readCircuits(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/expressRouteCircuits')) {
    if (resource.isBare && !has(resource.fields, 'peerings')) continue;
    const { fields, id } = resource;
    const circuit: Circuit = { ...thingOf(resource), nextHops: [], source: undefined };
    if (resource.isBare) {
      const text = `circuit ${shortId(id)}, of which the files contain only peerings`;
      circuit.remarks.push(missing(id, text));
    }
    estate.circuits.set(circuit.key, circuit);
    const peering = childrenOf(fields, 'peerings').find((each) =>
      [textOf(each, 'peeringtype'), textOf(each, 'name')].some((text) => text?.toLowerCase() === 'azureprivatepeering'),
    );
    if (textOf(peering, 'state')?.toLowerCase() === 'disabled') {
      circuit.remarks.push(leftOut('its private peering, which is disabled: nothing stands behind it', id));
      continue;
    }
    const asn = numberOf(peering, 'peerasn');
    if (asn !== undefined) addCustomer(estate, circuit, asn);
  }
  for (const circuit of [...estate.circuits.values()]) joinCircuits(estate, circuit);
}

/** Global Reach: the circuits to which the private peering of a circuit has connections, each pair once. */
function joinCircuits(estate: Estate, circuit: Circuit): void {
  const fields = estate.resources.get(circuit.id)?.fields;
  for (const peering of fields ? childrenOf(fields, 'peerings') : []) {
    for (const each of [...childrenOf(peering, 'connections'), ...childrenOf(peering, 'peeredconnections')]) {
      const ends = ['expressroutecircuitpeering', 'peerexpressroutecircuitpeering'].flatMap((end) => {
        const id = idOf(each, end)?.replace(/\/peerings\/[^/]*\/*$/i, '');
        return id === undefined || keyOf(id) === circuit.key ? [] : [id];
      });
      const far = circuitOf(estate, ends[0], `of Global Reach to ${circuit.name}`);
      if (!far) {
        circuit.remarks.push(leftOut('Global Reach to another circuit, which the files do not name', circuit.id));
        continue;
      }
      const joins = ({ a, b }: Connection) => (a === circuit && b === far) || (a === far && b === circuit);
      if (estate.connections.some(joins)) continue;
      estate.connections.push({
        ...{ a: circuit, b: far, enableBgp: false, weight: 0, prefixes: [], bgpIp: [], attributes: [], remarks: [] },
      });
    }
  }
}

/** The site behind a circuit: nothing but its ASN is known to Azure's configuration. */
function addCustomer(estate: Estate, circuit: Circuit, asn: number): void {
  const { group, subscription } = circuit;
  const remark = assumed(
    `one router behind the circuit ${circuit.name}, ASN from its private peering, no addresses.`,
    circuit.id,
    commandText('az network express-route list-route-tables --path primary --peering-name AzurePrivatePeering', {
      ...{ '-g': group, '-n': circuit.name, '--subscription': subscription },
    }),
  );
  const site: Site = {
    ...{ key: `${circuit.key}/site`, id: circuit.id, name: `onprem-${circuit.name}`, group, subscription },
    remarks: [remark],
    address: [],
    asn,
    circuit,
    routers: [],
    source: undefined,
  };
  estate.sites.push(site);
  estate.connections.push({
    ...{ a: circuit, b: site, enableBgp: false, weight: 0, prefixes: [], bgpIp: [], attributes: [], remarks: [] },
  });
}

/** The circuit of a connection; one that the input does not hold is written and marked. */
export function circuitOf(estate: Estate, id: string | undefined, connection: string): Circuit | undefined {
  if (id === undefined || !readId(id)) return undefined;
  const known = estate.circuits.get(keyOf(id));
  if (known) return known;
  const thing = thingOfId(id);
  if (!thing) return undefined;
  const text = `circuit ${shortId(id)}, known from the connection ${connection} only: nothing stands behind it.`;
  const circuit: Circuit = { ...thing, remarks: [missing(id, text)], nextHops: [], source: undefined };
  estate.circuits.set(circuit.key, circuit);
  return circuit;
}
