import type { DeclId, Finding, Snapshot } from '@azroute/engine';
import type { DiagramErrors, DiagramPlace } from '../../protocol.js';
import type { EditorServices } from '../services.js';
import { viewFor } from './diagram.js';

/** How many errors there are in each VNet, site and circuit. */
export function errorsIn(services: EditorServices, place: DiagramPlace): DiagramErrors {
  const view = viewFor(services, place);
  if (!view) return null;
  const counts: Record<DeclId, number> = {};
  for (const finding of view.snapshot.findings()) {
    if (finding.severity !== 'error') continue;
    const owner = ownerOfFinding(view.snapshot, finding);
    if (owner !== undefined) counts[owner] = (counts[owner] ?? 0) + 1;
  }
  return counts;
}

/** Where a finding belongs in the picture: where it is reported, else the first of the other places that belong anywhere. */
function ownerOfFinding({ network }: Snapshot, { declaration, related }: Finding): DeclId | undefined {
  for (const id of [declaration, ...related.map((place) => place.declaration)]) {
    const owner = outermost(network, id);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** The VNet, site or circuit that something is in. */
function outermost(network: Snapshot['network'], id: DeclId): DeclId | undefined {
  const thing = network.thing(id);
  if (!thing) return undefined;
  if (thing.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet.id;
  if (thing.kind === 'host') return outermost(network, thing.home.id);
  if (thing.kind === 'circuit') return thing.circuit.id;
  if ('vnet' in thing) return thing.vnet.id;
  return 'site' in thing ? thing.site.id : undefined;
}
