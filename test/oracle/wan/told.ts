import type { Wan, WanBranch, WanRouting, WanSpoke } from './model.js';
import { bestOf, connectedTo, everywhere, grouped, staticsOf, type Way, waysInto } from './naive.js';

/** What is told to BGP peers and branches, as prefix and paths: a line for each that one learns (W061, W112). */
export interface Told {
  readonly prefix: string;
  readonly paths: readonly string[];
  /** Whether its own route is as good: a router announces one of them, and nothing says which. */
  readonly isOptional: boolean;
}

/** What the NVA of a spoke learns from the hub; without the default route, of which no rule says whether it is told. */
export function toldToPeer(wan: Wan, spoke: WanSpoke): Told[] {
  return told(wan, spoke.hub, ({ hop }) => !hop.startsWith(`peer ${spoke.name}-app `)).filter(
    ({ prefix }) => prefix !== everywhere,
  );
}

/** What a VPN branch learns by BGP from its gateway (W030, W061, W103). */
export function toldToBranch(wan: Wan, { hub, asn, prefixes, routing }: WanBranch): Told[] {
  const isOwn = ({ prefix, path }: Way) => prefixes.includes(prefix) && path.join() === String(asn);
  return told(wan, hub, (way) => !isOwn(way)).filter((one) => passes(one, routing));
}

/** What a circuit learns from the gateway of one of its hubs (W030, W061, W068, W103). */
export function toldToCircuit(wan: Wan, hub: number, routing: WanRouting): Told[] {
  return told(wan, hub, ({ by }) => by !== 'expressRoute').filter((one) => passes(one, routing));
}

function passes({ prefix }: Told, { enableInternetSecurity }: WanRouting): boolean {
  return prefix !== everywhere || enableInternetSecurity === true;
}

/** The hub's prefix, and the best ways of its default table, as if no policy replaced them (W091). */
function told(wan: Wan, at: number, isTold: (way: Way) => boolean): Told[] {
  const hub = wan.hubs[at];
  if (!hub) return [];
  const connected = connectedTo(wan);
  const id = `${hub.name}.defaultRouteTable`;
  const ways = [
    ...waysInto(wan, connected, at, ({ targets }) => targets.has(id)),
    ...staticsOf(wan, hub, 'defaultRouteTable'),
  ];
  const rows = [...grouped(ways)].flatMap(([prefix, group]) => {
    const all = bestOf(hub, group);
    const chosen = all.filter(isTold);
    const paths = [...new Set(chosen.map(({ path }) => [65515, ...path].join('-')))];
    return paths.length > 0 ? [{ prefix, paths, isOptional: chosen.length < all.length }] : [];
  });
  return [{ prefix: hub.prefix, paths: ['65515'], isOptional: false }, ...rows];
}
