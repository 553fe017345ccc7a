import type { DeclId } from '@azroute/engine';
import { idOf, listed } from '@azroute/language';
import { Failure } from '../failure.js';
import type { ComparedTopology } from './topologies.js';

/** A NIC of one of several topologies. */
export interface FoundNic {
  readonly topology: ComparedTopology;
  readonly id: DeclId;
}

/**
 * The NIC that a name means, whichever of the topologies it is in.
 * @throws Failure if none has it, or several do
 */
export function nicNamed(name: string, topologies: readonly ComparedTopology[]): FoundNic {
  const found = new Map<string, FoundNic>();
  for (const topology of topologies) {
    const resolution = topology.view.resolve(name, ['nic']);
    if ('ambiguous' in resolution) idOf(topology.view, name, ['nic'], 'NIC');
    if ('id' in resolution) {
      const nic = { topology, id: resolution.id };
      if (!found.has(placeOf(nic))) found.set(placeOf(nic), nic);
    }
  }
  const [one, ...others] = found.values();
  if (one && others.length > 0) {
    const labels = [one, ...others].map((nic) => labelOf(nic, topologies));
    throw new Failure(`NIC "${name}" is ambiguous: ${listed(labels, 'and')}; give one of these files, not the folder`);
  }
  return one ?? nothingNamed(name, topologies);
}

/** @throws Failure with the closest names of any topology */
function nothingNamed(name: string, topologies: readonly ComparedTopology[]): never {
  const resolved = topologies.map((topology) => ({ topology, resolution: topology.view.resolve(name, ['nic']) }));
  const isNear = ({ resolution }: (typeof resolved)[number]) =>
    'nearest' in resolution && resolution.nearest.length > 0;
  const best = resolved.find(isNear) ?? resolved[0];
  if (best) idOf(best.topology.view, name, ['nic'], 'NIC');
  throw new Failure('there is no topology');
}

/** The name of a NIC; of several topologies, with the file that it is in. */
export function labelOf({ topology, id }: FoundNic, topologies: readonly ComparedTopology[]): string {
  const label = topology.declarations.label(id);
  return topologies.length === 1 ? label : `${label} of ${topology.file}`;
}

/** The NICs by all their names in lower case: alone, and with those of subnet and network before it. */
export function nicsByName(topologies: readonly ComparedTopology[]): ReadonlyMap<string, readonly FoundNic[]> {
  const found = new Map<string, FoundNic[]>();
  const seen = new Set<string>();
  for (const topology of topologies) {
    for (const vnet of topology.view.topology.vnets) {
      for (const subnet of vnet.subnets) {
        for (const { id, name } of subnet.nics) {
          const place = placeOf({ topology, id });
          if (seen.has(place)) continue;
          seen.add(place);
          const names = [[name], [vnet.name, name], [subnet.name, name], [vnet.name, subnet.name, name]];
          for (const path of new Set(names.map((each) => each.join('.').toLowerCase())))
            found.set(path, [...(found.get(path) ?? []), { topology, id }]);
        }
      }
    }
  }
  return found;
}

/** Where a NIC stands: two topologies can import one file, and then have one NIC. */
function placeOf({ topology, id }: FoundNic): string {
  const { declarations } = topology;
  const { file, line, column } = declarations.at(id);
  return file === undefined ? `${topology.file} ${id}` : `${file}:${line}:${column}`;
}
