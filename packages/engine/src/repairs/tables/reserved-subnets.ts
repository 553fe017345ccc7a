import { routeServerTable } from '../../findings/bgp/route-server-tables.js';
import type { Finding } from '../../findings/finding.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Takes a route table off a RouteServerSubnet (R074). */
export const detachFromRouteServer: Repairer = {
  mends: [routeServerTable],
  candidates: (_: RepairContext, { declaration }: Finding): readonly Candidate[] => [
    { edits: [{ kind: 'setRouteTable', subnet: declaration, routeTable: undefined }], standing: 'fixAll' },
  ],
};
