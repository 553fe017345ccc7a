import { hostPrefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { assumedHostRoute } from '../../findings/overlays/recursion.js';
import { endpointOf } from '../../forwarding/tunnel.js';
import { addOsRoute } from '../changes/devices.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Declares the host route by which an NVA reaches the far end of a tunnel outside all tunnels (R172, R193). */
export const declareHostRoute: Repairer = { mends: [assumedHostRoute], candidates };

function candidates({ world }: RepairContext, { declaration, related }: Finding): readonly Candidate[] {
  const { network } = world;
  const nva = network.nva(declaration);
  const tunnel = network.topology.tunnels.find(({ id }) => related.some((place) => place.declaration === id));
  const far = tunnel && (tunnel.a.device === declaration ? tunnel.b : tunnel.a);
  const outer = far && endpointOf(world, far);
  const nic = nva && network.nicsOf(nva)[0]?.nic;
  if (!nva || !outer || !nic) return [];
  const route = addOsRoute(nva, hostPrefix(outer), { via: 'nic', nic: nic.id }, `via ${network.label(nic.id)}`);
  return [{ edits: [route], standing: 'fixAll' }];
}
