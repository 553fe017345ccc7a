import { contains } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { endpointHijacked } from '../../findings/overlays/endpoints.js';
import { endpointOf } from '../../forwarding/tunnel.js';
import { setNva } from '../changes/devices.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { tunnelAt } from '../subjects.js';

/** Takes the far end of a tunnel out of what its near end announces, so that outer packets no longer come back (R193). */
export const withdrawTunnelEnd: Repairer = { mends: [endpointHijacked], candidates };

function candidates({ world }: RepairContext, finding: Finding): readonly Candidate[] {
  const tunnel = tunnelAt(world.network, finding);
  if (!tunnel) return [];
  return [
    { near: tunnel.a, far: tunnel.b },
    { near: tunnel.b, far: tunnel.a },
  ].flatMap(({ near, far }): Candidate[] => {
    const nva = world.network.nva(near.device);
    const outer = endpointOf(world, far);
    const gone = nva?.advertise.filter((prefix) => outer && contains(prefix, outer)) ?? [];
    if (!nva || gone.length === 0) return [];
    const advertise = nva.advertise.filter((prefix) => !gone.includes(prefix));
    const words = `take ${gone.map(({ text }) => text).join(' and ')} out of what ${nva.label} announces`;
    return [{ edits: [setNva(nva, { advertise }, words)], standing: 'preferred' }];
  });
}
