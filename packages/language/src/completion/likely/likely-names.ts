import type { Judge, Place } from '../place.js';
import { connectionEnds, sessionEnds, tunnelEnds } from './devices.js';
import { downEnds, downTargets, endpoints, viaDevices } from './expectations.js';
import { applianceNics, backends, peeredSubnets, peeringEnds, routeTables } from './networks.js';
import { osNextHops, routerNextHops, sessionTunnels } from './routes.js';

/** For each place of a name, what may be written there, and how likely. */
const judges: Readonly<Record<string, (place: Place) => Judge>> = {
  'Subnet.routeTables': routeTables,
  'LoadBalancer.backends': backends,
  'PeeringEnd.vnet': peeringEnds,
  'Attribute.subnet': peeredSubnets,
  'ConnectionEnd.device': connectionEnds,
  'SessionEnd.device': sessionEnds,
  'TunnelEnd.device': tunnelEnds,
  'BgpSession.over': sessionTunnels,
  'Nva.nics': applianceNics,
  'OsRoute.via': osNextHops,
  'RouterRoute.via': routerNextHops,
  'Expectation.via': viaDevices,
  'Endpoint.target': endpoints,
  'Down.target': downTargets,
  'Down.a': downEnds,
  'Down.b': downEnds,
};

/** How likely each thing is meant at a place; what validation would refuse is not meant. */
export function likelyNames(place: Place): Judge {
  const { expected } = place;
  return judges[`${expected.rules.at(-1)?.name}.${expected.property}`]?.(place) ?? (() => 0);
}
