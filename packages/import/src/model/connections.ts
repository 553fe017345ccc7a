import { flagOf, idOf, numberOf, textOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { circuitOf, readCircuits } from './circuits.js';
import { type Estate, has, leftOut, missing, shortId } from './estate.js';
import { type LocalGateway, readSites } from './sites.js';
import type { Connection, Gateway, Remark, VpnGateway } from './things.js';

/** `connections` of all types, with the circuits, sites and gateways that they join. */
export function readConnections(estate: Estate): void {
  const gateways = gatewaysOf(estate);
  const sites = readSites(estate);
  readDefaultSites(gateways, sites);
  readCircuits(estate);
  for (const resource of estate.resources.of('Microsoft.Network/connections')) {
    readConnection(estate, resource, gateways, sites);
  }
}

function gatewaysOf(estate: Estate): Map<string, VpnGateway | Gateway> {
  const all = [...estate.networks.values()].flatMap((each) => [...each.vpnGateways, ...each.expressRouteGateways]);
  return new Map(all.map((gateway) => [gateway.key, gateway]));
}

/** `gatewayDefaultSite` of VPN gateways. */
function readDefaultSites(
  gateways: ReadonlyMap<string, VpnGateway | Gateway>,
  sites: ReadonlyMap<string, LocalGateway>,
): void {
  for (const gateway of gateways.values()) {
    if (!('defaultSiteId' in gateway) || gateway.defaultSiteId === undefined) continue;
    gateway.defaultSite = sites.get(keyOf(gateway.defaultSiteId))?.end;
    if (gateway.defaultSite) continue;
    const text = `local network gateway ${shortId(gateway.defaultSiteId)}, to which ${gateway.name} sends Internet traffic (gatewayDefaultSite).`;
    gateway.remarks.push(missing(gateway.defaultSiteId, text));
  }
}

function readConnection(
  estate: Estate,
  resource: Resource,
  gateways: ReadonlyMap<string, VpnGateway | Gateway>,
  sites: ReadonlyMap<string, LocalGateway>,
): void {
  const { fields, id, name } = resource;
  const lost = (what: string | undefined, kind: string) => {
    const of = what ?? id;
    const text = `${kind} ${what === undefined ? '' : `${shortId(what)} `}of the connection ${name}, which is not here.`;
    estate.remarks.push(missing(of, text));
  };
  const gatewayId = idOf(fields, 'virtualnetworkgateway1');
  const gateway = gateways.get(keyOf(gatewayId));
  if (!gateway) {
    lost(gatewayId, 'gateway');
    return;
  }
  const type = (textOf(fields, 'connectiontype') ?? '').toLowerCase();
  const base = {
    a: gateway,
    enableBgp: false,
    weight: 0,
    prefixes: [],
    bgpIp: [],
    attributes: [],
    remarks: remarksOf(resource),
  };
  if (type === 'expressroute') {
    const circuit = circuitOf(estate, idOf(fields, 'peer'), name);
    if (!circuit) {
      lost(idOf(fields, 'peer'), 'circuit');
      return;
    }
    estate.connections.push({ ...base, b: circuit, weight: numberOf(fields, 'routingweight') ?? 0 });
  } else if (type === 'vnet2vnet') {
    const farId = idOf(fields, 'virtualnetworkgateway2');
    const far = gateways.get(keyOf(farId));
    if (!far) {
      lost(farId, 'second gateway');
      return;
    }
    addVnetToVnet(estate, { ...base, b: far as VpnGateway, enableBgp: flagOf(fields, 'enablebgp') === true }, name);
  } else if (type === 'ipsec') {
    const localId = idOf(fields, 'localnetworkgateway2');
    const local = sites.get(keyOf(localId));
    if (!local) {
      lost(localId, 'local network gateway');
      return;
    }
    estate.connections.push({ ...base, ...toSite(local, flagOf(fields, 'enablebgp') === true) });
  } else {
    estate.remarks.push(leftOut(`connection ${name} of type "${type.slice(0, 40)}".`, id));
  }
}

function remarksOf({ fields, id, name }: Resource): Remark[] {
  const remarks: Remark[] = [];
  if (flagOf(fields, 'expressroutegatewaybypass')) remarks.push(leftOut('FastPath (expressRouteGatewayBypass)', id));
  if (flagOf(fields, 'usepolicybasedtrafficselectors')) remarks.push(leftOut('policy-based traffic selectors', id));
  if (has(fields, 'trafficselectorpolicies')) remarks.push(leftOut('trafficSelectorPolicies', id));
  if (has(fields, 'ingressnatrules') || has(fields, 'egressnatrules')) remarks.push(leftOut('NAT rules', id));
  if (has(fields, 'gatewaycustombgpipaddresses')) remarks.push(leftOut('APIPA addresses of BGP', id));
  const status = textOf(fields, 'connectionstatus');
  if (status?.toLowerCase() === 'notconnected') remarks.push(leftOut(`${name} is not connected at present`, id));
  return remarks;
}

/**
 * A static connection routes the address space of the local network gateway, which is the site's `address` unless the
 * site has several; one with BGP routes what is written besides.
 */
function toSite({ site, end, space, bgpIp }: LocalGateway, enableBgp: boolean) {
  const isWhole = space.length === site.address.length;
  return {
    b: end,
    enableBgp,
    prefixes: enableBgp || !isWhole ? space : [],
    bgpIp: enableBgp && bgpIp !== undefined ? [bgpIp] : [],
  };
}

/** Each direction is a resource of its own; both are one connection. */
function addVnetToVnet(estate: Estate, connection: Connection & { remarks: Remark[] }, name: string): void {
  const { a, b } = connection;
  const back = estate.connections.findIndex((other) => other.a === b && other.b === a);
  const known = estate.connections[back];
  if (known) {
    const remarks = known.remarks.filter(({ text }) => !text.startsWith('the connection back'));
    if (known.enableBgp !== connection.enableBgp) {
      const on = known.enableBgp ? `${a.name} to ${b.name}` : `${b.name} to ${a.name}`;
      remarks.push(leftOut(`enableBgp, which the connection from ${on} does not have`, a.id));
    }
    const enableBgp = known.enableBgp && connection.enableBgp;
    estate.connections[back] = { ...known, enableBgp, remarks: [...remarks, ...connection.remarks] };
    return;
  }
  const text = `the connection back from ${b.name} to ${a.name}; without it, ${name} carries nothing.`;
  estate.connections.push({ ...connection, remarks: [...connection.remarks, missing(b.id, text)] });
}
