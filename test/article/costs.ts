import { createSnapshot, type Repair, type Snapshot, type Topology } from '@azroute/engine';

/** What a repair costs besides the work to make it, as the cells of a row on the page about the article. */
export function costsOf(before: Snapshot, { topology, title }: Repair): readonly string[] {
  const routes = changedTexts(before.topology, topology, ({ routeTables }) =>
    routeTables.flatMap(({ id, routes: all }) =>
      all.map(({ destination, nextHop }) => JSON.stringify([id, destination, nextHop])),
    ),
  );
  const tables = changedTexts(before.topology, topology, ({ routeTables }) =>
    routeTables.map((table) => JSON.stringify(table)),
  );
  return [`${tables}`, `${routes}`, nicsOf(before, topology), besides(title)];
}

/** How many of the texts of a topology are not among those of another one. */
function changedTexts(before: Topology, after: Topology, textsOf: (topology: Topology) => readonly string[]): number {
  const known = new Set(textsOf(before));
  return textsOf(after).filter((text) => !known.has(text)).length;
}

/** "2 of 3": how many of the NICs have other effective routes. */
function nicsOf(before: Snapshot, topology: Topology): string {
  const after = createSnapshot(topology);
  const nics = before.topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
  const rows = (snapshot: Snapshot, id: string) =>
    JSON.stringify(
      (snapshot.effectiveRoutes(id)?.routes ?? []).map(({ source, state, prefix, nextHops }) => [
        source,
        state,
        prefix?.text,
        nextHops,
      ]),
    );
  return `${nics.filter(({ id }) => rows(before, id) !== rows(after, id)).length} of ${nics.length}`;
}

/** What the title says that it gives up, after what it does and what that effects. */
function besides(title: string): string {
  const effects = /reach|loops?$|stay/;
  const parts = title.split('; ').slice(1);
  return parts.filter((part) => !effects.test(part)).join('; ');
}
