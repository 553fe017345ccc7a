import { listed } from '../../findings/listed.js';
import type { TopologyEdit } from './topology-edit.js';

/** Tunnels by name: as a pronoun if the repair adds them, since the title has named them already. */
export function tunnelsText(tunnelNames: readonly string[], all: readonly TopologyEdit[]): string {
  const added = all.flatMap((edit) => (edit.kind === 'addTunnel' ? [edit.name] : []));
  const names = [...new Set(tunnelNames)];
  if (names.every((name) => added.includes(name))) return added.length > 1 ? 'them' : 'it';
  return `${names.length > 1 ? 'tunnels' : 'tunnel'} ${listed(names)}`;
}
