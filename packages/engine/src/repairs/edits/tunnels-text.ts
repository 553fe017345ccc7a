import { listed } from '../../findings/listed.js';
import type { TopologyEdit } from './topology-edit.js';

/** The tunnels that edits name: by a pronoun if the words before have told of them, since the repair adds them. */
export function tunnelsText(edits: readonly { readonly tunnelName: string }[], all: readonly TopologyEdit[]): string {
  const added = all.flatMap((edit) => (edit.kind === 'addTunnel' ? [edit.name] : []));
  const names = [...new Set(edits.map(({ tunnelName }) => tunnelName))];
  if (names.every((name) => added.includes(name))) return added.length > 1 ? 'them' : 'it';
  return `${names.length > 1 ? 'tunnels' : 'tunnel'} ${listed(names)}`;
}
