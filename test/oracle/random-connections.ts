import {
  type Address,
  address,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  prefix,
  type Topology,
} from '@azroute/engine';
import type { EndPlan, Plan } from './plan.js';
import { policyOf, preferencesOf } from './random-policy.js';
import { pick } from './random-topology.js';

/** The connections that a plan describes, one between two devices. */
export function connectionsOf(plan: Plan, topology: Topology): Connection[] {
  const { vnets, circuits } = topology;
  const vpn = vnets.flatMap(({ vpnGateways }) => vpnGateways.map(({ id }) => id));
  const express = vnets.flatMap(({ expressRouteGateways }) => expressRouteGateways.map(({ id }) => id));
  const edges = circuits.map(({ id }) => id);
  const pairs = new Set<string>();
  return plan.connections.flatMap((connection): Connection[] => {
    const near = pick([...vpn, ...express, ...edges], connection.a);
    if (near === undefined) return [];
    const others = express.includes(near)
      ? edges
      : edges.includes(near)
        ? [...customers(topology), ...edges.filter((id) => id !== near)]
        : [...customers(topology), ...vpn.filter((id) => id !== near)];
    const far = pick(others, connection.b);
    if (far === undefined || pairs.has([near, far].sort().join())) return [];
    pairs.add([near, far].sort().join());
    const [a, b] = connection.turned ? [far, near] : [near, far];
    const label = `${a.replace(/^.*[:/]/, '')} <-> ${b.replace(/^.*[:/]/, '')}`;
    return [
      {
        kind: 'connection',
        id: `connection:${a} ${b}`,
        label,
        enableBgp: connection.enableBgp,
        a: endOf(topology, a, connection.turned ? connection.endB : connection.endA),
        b: endOf(topology, b, connection.turned ? connection.endA : connection.endB),
      },
    ];
  });
}

function customers({ sites, nvas }: Topology): DeclId[] {
  return [...sites.flatMap(({ routers }) => routers), ...nvas].map(({ id }) => id);
}

function writtenIps(topology: Topology, device: DeclId): Address[] {
  if (device.startsWith('vpnGateway:')) return [address('169.254.21.5')];
  const n = customers(topology).indexOf(device);
  return n < 0 ? [] : [address(`192.168.10.${n + 1}`)];
}

function endOf(topology: Topology, device: DeclId, end: EndPlan): ConnectionEnd {
  const gateway = topology.vnets.flatMap(({ vpnGateways }) => vpnGateways).find(({ id }) => id === device);
  const customer = !/^(vpnGateway|expressRouteGateway|circuit):/.test(device);
  return {
    device,
    prefixes: gateway || customer ? end.prefixes?.map(prefix) : undefined,
    bgpIps: end.bgpIp ? writtenIps(topology, device) : [],
    instance: gateway?.activeActive ? end.instance : undefined,
    weight: device.startsWith('expressRouteGateway:') ? end.weight : 0,
    routing: undefined,
    // Azure's own gateways and edge routers have no configurable policies.
    policy: policyOf(customer ? end.policy : undefined),
    localPreferences: preferencesOf(customer ? end.preferences : undefined),
  };
}
