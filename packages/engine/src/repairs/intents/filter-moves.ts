import { contains, type Prefix } from '../../address/index.js';
import type { BgpSession, Connection, DeclId, ExportPolicy, Network, Site } from '../../topology/index.js';
import type { Goal } from './goal.js';
import { costs, type Move } from './move.js';

type Statement = BgpSession | Connection;

/**
 * R147: filters and communities on the connections and sessions of a site that keep a prefix from the other end,
 * from which the packets for it should come.
 * @param wanted the prefixes around the destination
 * @param isSender whether the site sends the packets: then it has to learn the prefix, else it has to announce it
 */
export function* withoutFilters(
  network: Network,
  { to, receivers }: Goal,
  site: Site,
  wanted: readonly Prefix[],
  isSender: boolean,
): Generator<Move> {
  // Filters are there for a reason: they are touched only for what somebody asks for.
  if (!receivers) return;
  const { connections, sessions } = network.topology;
  const own = new Set([site.id, ...site.routers.map(({ id }) => id)]);
  const near = connections.filter(({ a, b }) => own.has(a.device) || own.has(b.device));
  const circuits = new Set(near.flatMap(({ a, b }) => [a.device, b.device]).filter((id) => isCircuit(network, id)));
  // Behind a circuit, a gateway is at the other end of another connection.
  const beyond = connections.filter((each) => !near.includes(each) && circuits.has(each.a.device));
  const behind = connections.filter((each) => !near.includes(each) && circuits.has(each.b.device));
  const all: readonly (readonly [Statement, ownEnd: 'a' | 'b'])[] = [
    ...near.map((each) => [each, own.has(each.a.device) ? 'a' : 'b'] as const),
    ...beyond.map((each) => [each, 'a'] as const),
    ...behind.map((each) => [each, 'b'] as const),
    ...sessions
      .filter(({ a, b }) => own.has(a.device) || own.has(b.device))
      .map((each) => [each, own.has(each.a.device) ? 'a' : 'b'] as const),
  ];
  for (const [statement, ownEnd] of all) {
    const end = isSender ? (ownEnd === 'a' ? 'b' : 'a') : ownEnd;
    const policy = opened(statement[end].policy, to, wanted);
    if (!policy) continue;
    const edit =
      statement.kind === 'bgp'
        ? ({ kind: 'setSessionEnd', session: statement.id, end, change: { policy } } as const)
        : ({ kind: 'setConnectionEnd', connection: statement.id, end, change: { policy } } as const);
    yield { edits: [edit], cost: costs.advertise };
  }
}

function isCircuit(network: Network, id: DeclId): boolean {
  return network.thing(id)?.kind === 'circuit';
}

/** What of a policy has to change so that a prefix gets through; undefined if nothing keeps it back. */
function opened(
  { filters, communities }: ExportPolicy,
  to: Goal['to'],
  wanted: readonly Prefix[],
): Partial<ExportPolicy> | undefined {
  const kept = filters.filter(({ kind, prefix }) => !(kind.startsWith('deny') && contains(prefix, to)));
  const lists = kept.filter(({ kind }) => kind.startsWith('only'));
  const [prefix] = wanted;
  const isLeftOut = lists.length > 0 && !lists.some((each) => contains(each.prefix, to));
  const added = isLeftOut && prefix ? [{ kind: 'only' as const, prefix }] : [];
  if (kept.length === filters.length && added.length === 0 && communities.length === 0) return undefined;
  return { filters: [...kept, ...added], communities: [] };
}
