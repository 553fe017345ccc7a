import { createSnapshot, type DeclId, defaultSettings, type PrivateEndpoint, type Topology } from '@azroute/engine';
import { expect, test } from 'vitest';
import { oracleBgp } from './bgp.js';
import { check, timeout } from './check.js';
import { topologies } from './random-topology.js';
import { deciding, oracleTable } from './table.js';

/** Fewer than one in this many random topologies may be skipped because BGP does not converge. */
const seldom = 200;

interface Pair {
  readonly nic: DeclId;
  readonly endpoint: PrivateEndpoint;
  /** By the naive tables, a route to VnetLocal decides that may not reach the endpoint (R028a). */
  readonly inDoubt: boolean;
}

/** NICs of machines, which send by the tables of their own subnets, with the private endpoints of their VNets. */
function pairsOf(topology: Topology): readonly Pair[] | undefined {
  const bgp = oracleBgp(topology);
  if (!bgp) return undefined;
  const ofDevices = new Set(topology.nvas.flatMap(({ nics }) => nics));
  return topology.vnets.flatMap((vnet) => {
    const endpoints = vnet.subnets.flatMap(({ privateEndpoints }) => privateEndpoints);
    return vnet.subnets.flatMap((subnet) => {
      const nics = subnet.nics.filter(({ id }) => !ofDevices.has(id));
      if (nics.length === 0 || endpoints.length === 0) return [];
      const rows = oracleTable(topology, bgp, vnet, subnet);
      return endpoints.flatMap((endpoint) => {
        const local = deciding(rows, endpoint.address).some(
          ({ source, type }) => source === 'User' && type === 'VnetLocal',
        );
        const inDoubt = local && vnet.privateEndpointVNetPolicies !== 'Basic';
        return nics.map(({ id }) => ({ nic: id, endpoint, inDoubt }));
      });
    });
  });
}

test('a trace has a note where a route to VnetLocal decides for an endpoint, and only there', { timeout }, () => {
  const seen = { doubts: 0, others: 0 };
  check(topologies, seldom, (topology) => {
    const pairs = pairsOf(topology);
    if (!pairs) return undefined;
    const snapshot = createSnapshot(topology, defaultSettings);
    return pairs.flatMap(({ nic, endpoint: { id, address }, inDoubt }) => {
      seen[inDoubt ? 'doubts' : 'others']++;
      const notes = snapshot.trace(nic, address)?.notes ?? [];
      const noted = notes.some(({ remark }) => remark.kind === 'endpointPastVnetLocal' && remark.at === nic);
      return noted === inDoubt ? [] : [`${nic} to ${id} has ${noted ? 'a' : 'no'} note`];
    });
  });
  expect(seen.doubts).toBeGreaterThan(10);
  expect(seen.others).toBeGreaterThan(10);
});
