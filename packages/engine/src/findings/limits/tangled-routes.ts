import { byId } from '../../collections.js';
import { nestsTooOften } from '../../forwarding/devices/router.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { leftOutOfAppliance, leftOutOfRouter } from './left-out.js';
import { limitReached } from './limit-reached.js';

/** Appliances and routers whose routes or tunnels resolve through one another too many times. */
export function tangledRoutes(context: RuleContext): Finding[] {
  return [...tangledAppliances(context), ...tangledRouters(context), ...nestedTunnels(context)];
}

function tangledAppliances({ network, world }: RuleContext): Finding[] {
  return sorted(network.topology.nvas.filter((nva) => world.devices.osTable(nva).isTangled)).map((nva) => {
    const message = `${leftOutOfAppliance(nva)} Give the routes next hops in the subnets of its NICs, or name the NIC or the tunnel.`;
    return report(limitReached, nva.id, message, { key: 'routes' });
  });
}

function tangledRouters({ network, world }: RuleContext): Finding[] {
  const routers = network.topology.sites.flatMap((site) => site.routers);
  return sorted(routers.filter(({ id }) => world.devices.nextHops(id).isTangled)).map((router) => {
    const message = `${leftOutOfRouter(router)} Bind its sessions to tunnels with "over", or give it routes to the peers themselves.`;
    return report(limitReached, router.id, message, { key: 'routes' });
  });
}

function nestedTunnels({ network, world }: RuleContext): Finding[] {
  const nested = network.topology.tunnels.filter(({ id, a, b }) =>
    [a, b].some(({ device }) => {
      const router = world.deviceId(device);
      return network.router(router) !== undefined && nestsTooOften(world, router, id);
    }),
  );
  return sorted(nested).map(({ id, label }) => {
    const message = `The outer packets of ${label} enter too many other tunnels at one router to be followed. They are assumed to be dropped there. Route outer packets without tunnels.`;
    return report(limitReached, id, message, { key: 'tunnels in tunnels' });
  });
}

function sorted<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort(byId);
}
