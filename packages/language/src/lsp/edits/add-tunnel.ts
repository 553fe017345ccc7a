import type { AddTunnel, DeclId, Network, TopologyEdit } from '@azroute/engine';
import { nameText } from '../../symbols/reference-text.js';
import { lineEndOf } from '../../text/lines.js';
import { indentationAt } from './block.js';
import type { EditText } from './edit-text.js';
import type { Writing } from './writing.js';

export const addTunnel: EditText<AddTunnel> = { write, namedIn: ['tunnels'] };

function write(writing: Writing, edits: readonly AddTunnel[], all: readonly TopologyEdit[]): boolean {
  return edits.every((edit) => addOne(writing, edit, all));
}

function addOne(writing: Writing, edit: AddTunnel, all: readonly TopologyEdit[]): boolean {
  const { network } = writing;
  const name = writing.freeName('tunnels', edit.name, () => network.topology.tunnels.map((tunnel) => tunnel.name));
  writing.nameTunnel(edit.name, name);
  const ends = [edit.a, edit.b].map((id) => nameText(nameOf(network, id)));
  const statement = `tunnel ${nameText(name)} ${edit.tunnelKind} ${ends.join(' <-> ')}`;
  // The tunnel is declared next to the session that moves into it, or else next to the first appliance.
  const session = all.flatMap((other) =>
    other.kind === 'bindSession' && other.tunnelName === edit.name ? [other.session] : [],
  )[0];
  return writing.insert(session ?? edit.a, (text, span) => {
    const eol = lineEndOf(text);
    const gap = session === undefined ? eol : '';
    return { offset: span.start, text: `${statement}${eol}${gap}${indentationAt(text, span.start)}` };
  });
}

function nameOf(network: Network, id: DeclId): string {
  const thing = network.thing(id);
  if (thing?.kind === 'nva') return thing.nva.name;
  return network.router(id)?.router.name ?? network.label(id);
}
