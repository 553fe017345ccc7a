import type { TopologySpec, VnetSpec } from './builder.js';

export const vpn = (name: string, extra: Partial<NonNullable<VnetSpec['vpnGateway']>> = {}) => ({ name, ...extra });
export const hub = (n: number, extra: Partial<VnetSpec> = {}): VnetSpec => ({
  address: `10.${n}.0.0/20`,
  subnets: {
    RouteServerSubnet: { prefix: `10.${n}.0.0/24` },
    nva: { prefix: `10.${n}.1.0/24`, nics: { [`nva${n}`]: `10.${n}.1.4`, [`nva${n}b`]: `10.${n}.1.5` } },
    GatewaySubnet: { prefix: `10.${n}.3.0/24` },
  },
  ...extra,
});
export const withServer = (n: number, extra: Partial<VnetSpec> = {}, b2b = false) =>
  hub(n, { routeServer: { name: `ars${n}`, branchToBranch: b2b }, ...extra });
export const spoke = (address: string): VnetSpec => ({
  address,
  subnets: { vm: { prefix: address, nics: { vm: address.replace('.0/24', '.4') } } },
});
export const ars = (n: number, i = 0) => `routeServer:hub${n}/ars${n}#${i}`;
export const circuit: TopologySpec = {
  sites: { dc: { address: '192.168.0.0/16', asn: 65020 } },
  circuits: ['er'],
  connections: [
    { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
    { from: 'circuit:er', to: 'site:dc' },
  ],
};

/** A topology with what its speakers hold, drop, send and keep back, and what NICs show of it. */
export interface Case {
  readonly rule: string;
  readonly spec: TopologySpec;
  readonly learned?: Readonly<Record<string, string>>;
  readonly dropped?: Readonly<Record<string, string>>;
  readonly advertised?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly withheld?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly nics?: Readonly<Record<string, string>>;
  readonly subnets?: Readonly<Record<string, string>>;
}
