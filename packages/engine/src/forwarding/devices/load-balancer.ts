import { portsText } from '../../topology/index.js';
import { enter } from '../enter.js';
import { ends } from '../outcome.js';
import type { OwnerRules, ThingRules } from '../world.js';

/** An internal load balancer in front of NVAs: it sends packets to one of them. */
export const loadBalancer = {
  thing: {
    sends: () => undefined,
    connectionEnd: undefined,
    tunnelEnd: undefined,
    tunnelAddress: () => undefined,
    addresses: (_, thing) => [thing.loadBalancer.address],
  } satisfies ThingRules<'loadBalancer'>,

  owner: {
    handedTo(world, owner, sender, packet, passage) {
      const { id } = owner.loadBalancer;
      const nvas = world.network.nvasBehind(owner.loadBalancer);
      const through = { ...passage, loadBalancer: id };
      const { ports } = owner.loadBalancer;
      if (ports) {
        const text = `Load balancer ${world.network.label(id)} has no HA-ports rule: it passes on packets for ${portsText(ports)} only and drops all others.`;
        return [ends(through, { kind: 'singlePorts', device: id }, { rule: 'R287', text, declarations: [id] })];
      }
      if (nvas.length === 0) {
        const text = `Load balancer ${world.network.label(id)} has no NVA behind it that would forward.`;
        return [ends(through, { kind: 'noBackend', device: id }, { rule: 'R194', text, declarations: [id] })];
      }
      const chosen = nvas.includes(sender) ? [sender] : nvas;
      return chosen.map((nva) => enter(world, 'nva', nva, packet, through));
    },
  } satisfies OwnerRules<'loadBalancer'>,
};
