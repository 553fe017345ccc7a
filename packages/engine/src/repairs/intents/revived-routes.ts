import type { Finding } from '../../findings/finding.js';
import { inspectionBypass } from '../../findings/inspection/bypass.js';
import type { Network } from '../../topology/index.js';
import { removeRoute } from '../changes/routes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { routeAt } from '../subjects.js';

/**
 * Removes the routes that led nowhere, and that a change brings to life, for instance by a peering: according to the new
 * findings, they lead only some of the packets that they are for through an appliance.
 * @param before the network without the change
 * @param after the network with it
 */
export function withoutRevived(before: Network, after: Network, findings: readonly Finding[]): readonly TopologyEdit[] {
  const known = before.topology.routeTables.flatMap(({ routes }) => routes);
  const revived = new Set(
    findings
      .filter(({ code }) => code === inspectionBypass.code)
      .flatMap((finding) => routeAt(after, finding)?.route.id ?? []),
  );
  return known.filter(({ id }) => revived.has(id)).flatMap((route) => removeRoute(before, route));
}
