import { type Address, contains, covers, halvesOf, hostPrefix, type Prefix } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import type { Loop } from '../../findings/loops/loop.js';
import type { BgpSession, ExportFilter, ExportPolicy, Network, Nva, Tunnel } from '../../topology/index.js';
import { setNva, setPolicy } from '../changes/devices.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate } from '../repairer.js';

/**
 * Announces less of what attracts the outer packets of a tunnel (R193, R218): of each prefix the half without the far
 * end, so that only the other half goes past the appliance, or nothing of it.
 */
export function* announceLess(
  network: Network,
  tunnel: Tunnel,
  nva: Nva,
  { rows }: Loop,
  end: Address,
): Generator<Candidate> {
  const attracting = rows.flatMap(({ row: { prefix } }) =>
    prefix && prefix.length > 0 && contains(prefix, end) ? [prefix] : [],
  );
  const own = nva.advertise.filter((prefix) => covers(prefix, hostPrefix(end)));
  const around = distinctBy([...own, ...attracting], ({ text }) => text);
  if (around.length === 0) return;
  const halved = (prefix: Prefix) => halvesOf(prefix).filter((half) => !contains(half, end));
  const instead = `let ${nva.label} announce ${names(around.flatMap(halved))} in place of ${names(around)}`;
  const others = nva.advertise.filter((prefix) => !own.includes(prefix));
  const sessions = network.topology.sessions.flatMap((session) =>
    sessionWithHalves(network, session, tunnel, nva, around, halved),
  );
  const edits = [
    ...(own.length > 0 ? [setNva(nva, { advertise: [...others, ...own.flatMap(halved)] }, instead)] : []),
    ...sessions,
  ];
  if (edits.length > 0) yield { edits, standing: 'offered' };
  if (own.length === 0) return;
  yield {
    edits: [setNva(nva, { advertise: others }, `take ${names(own)} out of what ${nva.label} announces`)],
    standing: 'offered',
  };
}

/** The ends of a session that let halves through in place of prefixes: what comes over the tunnel, and is passed on. */
function sessionWithHalves(
  network: Network,
  session: BgpSession,
  tunnel: Tunnel,
  nva: Nva,
  around: readonly Prefix[],
  halved: (prefix: Prefix) => readonly Prefix[],
): readonly TopologyEdit[] {
  const isOver = session.tunnel === tunnel.id;
  return (['a', 'b'] as const).flatMap((side) => {
    const { device, policy } = session[side];
    const site = network.router(device)?.site;
    const announced = [...policy.advertise, ...(site?.addressSpace ?? [])];
    // The far end announces the halves over the tunnel; the near end passes them on to others.
    const isFar = isOver && device !== nva.id;
    if (!isFar && (isOver || device !== nva.id)) return [];
    const filters = policy.filters.flatMap((filter) => withHalves(filter, around, halved));
    const wide = around.filter((prefix) => isAmong(prefix, announced));
    if (isFar && wide.length === 0) return [];
    const change: Partial<ExportPolicy> = isFar
      ? {
          advertise: [...policy.advertise.filter((prefix) => !isAmong(prefix, wide)), ...wide.flatMap(halved)],
          filters: [
            ...filters,
            ...(site?.addressSpace ?? [])
              .filter((prefix) => isAmong(prefix, wide))
              .map((prefix) => ({ kind: 'denyExactly' as const, prefix })),
          ],
        }
      : { filters };
    const isSame = !isFar && filters.every((filter, i) => filter === policy.filters[i]);
    if (isSame) return [];
    const words = isFar
      ? `let ${network.label(device)} announce ${names(wide.flatMap(halved))} in place of ${names(wide)}`
      : `let ${network.label(device)} pass on ${names(around.flatMap(halved))} in place of ${names(around)}`;
    return [setPolicy(network, session, side, change, words)];
  });
}

function withHalves(
  filter: ExportFilter,
  around: readonly Prefix[],
  halved: (prefix: Prefix) => readonly Prefix[],
): readonly ExportFilter[] {
  if (filter.kind !== 'onlyExactly' || !isAmong(filter.prefix, around)) return [filter];
  return halved(filter.prefix).map((prefix) => ({ ...filter, prefix }));
}

function isAmong({ text }: Prefix, prefixes: readonly Prefix[]): boolean {
  return prefixes.some((each) => each.text === text);
}

function names(prefixes: readonly Prefix[]): string {
  return prefixes.map(({ text }) => text).join(' and ');
}
