import fc from 'fast-check';
import { unambiguous } from './circuits.js';
import type { TableStatic, UserNextHop, Wan, WanBranch, WanHub, WanRouting, WanSpoke, WanUserRoutes } from './model.js';

const tableNames = ['rt-red', 'rt-blue'];
const allLabels = ['red', 'blue', 'default'];

/** Prefixes of static routes, branches and NVAs: aggregates, specifics, equal ones, and the default route. */
const pool = [
  '10.0.0.0/8',
  '10.2.0.0/16',
  '10.2.7.0/24',
  '10.60.0.0/16',
  '172.16.0.0/12',
  '172.30.1.0/24',
  '192.168.1.0/24',
  '192.168.0.0/16',
  '203.0.113.0/24',
  '0.0.0.0/0',
];
/** Prefixes that only customers of shared circuits announce. */
const onPremises = ['192.168.77.0/24', '172.30.77.0/24'];
const dynamic = pool.filter((prefix) => prefix !== '10.0.0.0/8');

const some = (values: readonly string[], most: number) => fc.subarray([...values], { maxLength: most });

/** Random virtual WANs of up to three hubs, in which every construct of propagation occurs together with the others. */
export const wans: fc.Arbitrary<Wan> = fc
  .record({ hubs: fc.integer({ min: 1, max: 3 }), spokes: fc.integer({ min: 1, max: 4 }), branches: fc.nat(3) })
  .chain(({ hubs, spokes, branches }) => {
    const hub = fc.nat(hubs - 1);
    const statics = (firewall: boolean, to: fc.Arbitrary<TableStatic['to']>) =>
      fc.array(
        fc.record({
          prefixes: fc.subarray(pool, { minLength: 1, maxLength: 2 }),
          to: firewall ? fc.oneof(fc.constant('firewall' as const), to) : to,
        }),
        { maxLength: 2 },
      );
    const toSpoke = fc.nat(spokes - 1).map((spoke) => ({ spoke }));
    const aHub = (i: number): fc.Arbitrary<WanHub> =>
      fc
        .record({
          preference: fc.constantFrom('ExpressRoute', 'VpnGateway', 'ASPath'),
          security: fc.constantFrom('none', 'none', 'firewall', 'private', 'internet', 'both'),
        })
        .chain(({ preference, security }): fc.Arbitrary<WanHub> => {
          const hasIntent = security !== 'none' && security !== 'firewall';
          const base = {
            name: fc.constant(`hub${i}`),
            prefix: fc.constant(`10.20${i}.0.0/23`),
            preference: fc.constant(preference),
            firewall: fc.constant(security !== 'none'),
          };
          if (hasIntent) {
            const additional = fc.array(
              fc.record({
                prefixes: some(['203.0.113.0/24', '198.51.100.0/24'], 2),
                to: fc.constant('firewall' as const),
              }),
              { maxLength: 1 },
            );
            return fc.record({
              ...base,
              policies: fc.constant([
                ...(security !== 'internet' ? (['PrivateTraffic'] as const) : []),
                ...(security !== 'private' ? (['Internet'] as const) : []),
              ]),
              defaultStatics: additional.map((all) => all.filter(({ prefixes }) => prefixes.length > 0)),
              tables: fc.constant([]),
            });
          }
          const isSecured = security === 'firewall';
          return fc.record({
            ...base,
            policies: fc.constant([]),
            defaultStatics: statics(isSecured, toSpoke),
            tables: fc
              .tuple(
                ...tableNames.map((name) =>
                  fc.option(
                    fc.record({
                      name: fc.constant(name),
                      labels: some(['red', 'blue'], 2),
                      statics: statics(isSecured, toSpoke),
                    }),
                    { nil: undefined },
                  ),
                ),
              )
              .map((all) => all.flatMap((table) => table ?? [])),
          });
        });
    return fc.tuple(...Array.from({ length: hubs }, (_, i) => aHub(i))).chain((theHubs) => {
      const tablesAt = (i: number) => theHubs[i]?.tables.map(({ name }) => name) ?? [];
      const targets = theHubs.flatMap(({ name, tables }) => [
        `${name}.defaultRouteTable`,
        ...tables.map((table) => `${name}.${table.name}`),
      ]);
      const hasIntent = (i: number) => (theHubs[i]?.policies.length ?? 0) > 0;
      const routing = (i: number, isBranch: boolean, needsDefault: boolean): fc.Arbitrary<WanRouting> =>
        fc.record({
          associated:
            hasIntent(i) || isBranch || needsDefault
              ? fc.constant(undefined)
              : fc.option(fc.constantFrom('defaultRouteTable', 'noneRouteTable', ...tablesAt(i)), { nil: undefined }),
          tables: hasIntent(i)
            ? fc.constant([])
            : fc.oneof(fc.constant([]), some([...targets, `hub${i}.noneRouteTable`], 2)),
          labels: hasIntent(i)
            ? fc.constant([])
            : fc
                .oneof(fc.constant([]), some(allLabels, 2))
                .map((labels) => (needsDefault ? [...new Set([...labels, 'default'])] : labels)),
          enableInternetSecurity: fc.option(fc.boolean(), { nil: undefined }),
        });
      const aSpoke = (k: number): fc.Arbitrary<WanSpoke> =>
        fc.record({ at: hub, hasNva: fc.boolean() }).chain(({ at, hasNva }) => {
          const own = `10.${k + 1}.0.0/16`;
          return fc.record({
            name: fc.constant(`spoke${k}`),
            hub: fc.constant(at),
            prefixes: fc.boolean().map((two) => (two ? [own, `172.${16 + k}.0.0/24`] : [own])),
            routing: routing(at, false, hasNva),
            statics: some(pool, 2),
            propagateStaticRoutes: fc.boolean(),
            nva: hasNva
              ? fc.record({
                  asn: fc.constant(65_010 + k),
                  advertises: some(
                    [...dynamic.filter((prefix) => prefix !== '10.2.7.0/24'), own, `10.${k + 1}.5.0/24`],
                    3,
                  ),
                  prepend: fc.nat(2),
                })
              : fc.constant(undefined),
            userRoutes: fc.option(userRoutes(hubs, spokes), { nil: undefined }),
          });
        });
      const aBranch = (b: number): fc.Arbitrary<WanBranch> =>
        hub.chain((at) =>
          fc.record({
            name: fc.constant(`branch${b}`),
            hub: fc.constant(at),
            by: fc.constantFrom('staticVpn', 'bgpVpn', 'expressRoute', 'expressRoute'),
            asn: fc.constant(65_101 + b),
            prefixes: fc.subarray(dynamic, { minLength: 1, maxLength: 2 }),
            routing: routing(at, true, false),
            shared: fc
              .subarray([...theHubs.keys()])
              .chain((others) =>
                fc.tuple(
                  ...others.map((other) =>
                    fc.record({ hub: fc.constant(other), routing: routing(other, true, false) }),
                  ),
                ),
              ),
          }),
        );
      return fc
        .record({
          hubs: fc.constant(theHubs),
          spokes: fc.tuple(...Array.from({ length: spokes }, (_, k) => aSpoke(k))),
          branches: fc
            .tuple(...Array.from({ length: branches }, (_, b) => aBranch(b)))
            .map(oneCircuitEach)
            .map(alike),
          peerings: fc.subarray(pairsOf(spokes)).map((pairs) => pairs.slice(0, 2)),
        })
        .map((wan) => unambiguous(wan as Wan));
    });
  });

/** All pairs of some spokes. */
function pairsOf(spokes: number): (readonly [number, number])[] {
  const all = Array.from({ length: spokes }, (_, k) => k);
  return all.flatMap((a) => all.slice(a + 1).map((b) => [a, b] as const));
}

/** A route table whose next hops lie in the own network or hub, or in others. */
function userRoutes(hubs: number, spokes: number): fc.Arbitrary<WanUserRoutes> {
  const to = fc.oneof(
    fc.constantFrom<UserNextHop>('Internet', 'None', 'VirtualNetworkGateway'),
    fc.record({ hub: fc.nat(hubs - 1) }),
    fc.record({ spoke: fc.nat(spokes - 1) }),
  );
  return fc.record({
    propagation: fc.boolean(),
    routes: fc.uniqueArray(fc.record({ prefix: fc.constantFrom(...pool), to }), {
      maxLength: 3,
      selector: ({ prefix }) => prefix,
    }),
  });
}

/** V04: which of two circuits a hub uses is not known, so it has one. Only circuits are shared by hubs. */
function oneCircuitEach(branches: readonly WanBranch[]): WanBranch[] {
  const seen = new Set<number>();
  return branches.flatMap((branch) => {
    if (branch.by !== 'expressRoute') return [{ ...branch, shared: [] }];
    if (seen.has(branch.hub)) return [];
    seen.add(branch.hub);
    const shared = branch.shared.filter(({ hub }) => !seen.has(hub) && seen.add(hub));
    // What a circuit passes on of a prefix that customers and hubs announce is not known.
    return [{ ...branch, shared, prefixes: shared.length > 0 ? onPremises : branch.prefixes }];
  });
}

/** W017: what becomes of branches of one hub that propagate differently is not known. */
function alike(branches: readonly WanBranch[]): WanBranch[] {
  const first = new Map<number, WanRouting>();
  const likeFirst = (hub: number, routing: WanRouting): WanRouting => {
    const { tables, labels } = first.get(hub) ?? routing;
    if (!first.has(hub)) first.set(hub, routing);
    return { ...routing, tables, labels };
  };
  return branches.map((branch) => ({
    ...branch,
    routing: likeFirst(branch.hub, branch.routing),
    shared: branch.shared.map(({ hub, routing }) => ({ hub, routing: likeFirst(hub, routing) })),
  }));
}
