import { branchesOf } from '../../../findings/advice/branches.js';
import { isPrivateAddress } from '../../../forwarding/special-addresses.js';
import type { DeclId, Network, Site, Tunnel, TunnelEnd } from '../../../topology/index.js';

/** Whether anything leads from a site to Azure: a gateway, a tunnel to an appliance, or another site that passes packets on. */
export function isConnected(network: Network, site: Site, seen: ReadonlySet<Site> = new Set()): boolean {
  if (branchesOf(network, site).length > 0) return true;
  const { tunnels, nvas, sites } = network.topology;
  const mine = tunnels.filter((tunnel) => endsAt(tunnel, site));
  const leadsToAppliance = ({ a, b }: Tunnel) => nvas.some(({ id }) => [a.device, b.device].includes(id));
  if (mine.some((tunnel) => leadsToAppliance(tunnel) && [tunnel.a, tunnel.b].every((end) => isFound(network, end)))) {
    return true;
  }
  const passed = new Set([...seen, site]);
  return sites.some(
    (other) =>
      other.transit &&
      !passed.has(other) &&
      (mine.some((tunnel) => endsAt(tunnel, other)) || shareCircuit(network, site, other)) &&
      isConnected(network, other, passed),
  );
}

/** Whether a tunnel ends at a router of a site. */
export function endsAt({ a, b }: Tunnel, site: Site): boolean {
  const devices = devicesOf(site);
  return devices.includes(a.device) || devices.includes(b.device);
}

/** Where no gateway leads to a site, the outer packets of a tunnel get to its end only over the Internet. */
function isFound(network: Network, { device, endpoint }: TunnelEnd): boolean {
  if (network.nva(device)) return true;
  const thing = network.thing(device);
  const router = thing?.kind === 'router' ? thing.router : thing?.kind === 'site' ? thing.site.routers[0] : undefined;
  const address = endpoint ?? router?.address ?? network.writtenAddresses(device)[0];
  return address !== undefined && !isPrivateAddress(address);
}

function shareCircuit(network: Network, one: Site, other: Site): boolean {
  const circuits = (site: Site) =>
    devicesOf(site).flatMap((device) =>
      network
        .connectionsOf(device)
        .flatMap(({ a, b }) => [a.device, b.device])
        .filter((id) => network.thing(id)?.kind === 'circuit'),
    );
  const theirs = circuits(other);
  return circuits(one).some((id) => theirs.includes(id));
}

function devicesOf({ id, routers }: Site): readonly DeclId[] {
  return [id, ...routers.map((router) => router.id)];
}
