import { osEntryText } from '../../forwarding/describe.js';
import { endpointOf } from '../../forwarding/tunnel.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const assumedHostRoute: FindingCode = {
  code: 'AZR505',
  title: 'Tunnel that would run through a tunnel',
  severity: 'information',
};

export const assumedHostRoutesRule: Rule = { codes: [assumedHostRoute], find: assumedHostRoutes };

/**
 * Appliances that, without the host route that is assumed, would send the outer packets of a tunnel into a tunnel
 * (R172, R193).
 */
function assumedHostRoutes({ network, world }: RuleContext): Finding[] {
  return network.topology.tunnels.flatMap((tunnel) =>
    [tunnel.a, tunnel.b].flatMap((near): Finding[] => {
      const nva = network.nva(near.device);
      const outer = endpointOf(world, near === tunnel.a ? tunnel.b : tunnel.a);
      if (!nva || !outer) return [];
      const recursive = world.devices
        .osTable(nva)
        .lookup(outer)
        .find(({ target }) => target.to === 'tunnel');
      if (!recursive) return [];
      const nic = network.nicsOf(nva)[0]?.nic.label ?? nva.label;
      const message = `${nva.label} needs a host route to ${outer.text}, the far end of ${tunnel.label}. Without one it would send the outer packets into a tunnel, by its ${osEntryText(world, recursive)}. azroute assumes that the route exists. Declare it: "route ${outer.text}/${outer.family === 4 ? 32 : 128} via ${nic}".`;
      return [
        report(assumedHostRoute, nva.id, message, {
          key: tunnel.id,
          related: [{ declaration: tunnel.id, message: `The far end of ${tunnel.label} is ${outer.text}.` }],
        }),
      ];
    }),
  );
}
