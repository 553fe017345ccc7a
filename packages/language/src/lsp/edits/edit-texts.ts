import type { EditsByKind, TopologyEdit } from '@azroute/engine';
import { addOsRoute } from './add-os-route.js';
import { addTunnel } from './add-tunnel.js';
import { addUserRoute } from './add-user-route.js';
import { bindSession } from './bind-session.js';
import type { EditText } from './edit-text.js';

/** All kinds of edits. If one is missing, this doesn't compile. */
const editTexts: { readonly [K in TopologyEdit['kind']]: EditText<EditsByKind[K]> } = {
  addUserRoute,
  addTunnel,
  bindSession,
  addOsRoute,
  // Written from the differences of the topologies (see forms).
  changeDeclaration: { write: () => false, namedIn: [] },
  addDeclaration: { write: () => false, namedIn: [] },
  removeDeclaration: { write: () => false, namedIn: [] },
};

/** The implementation of a kind of edit. */
export function editText<K extends TopologyEdit['kind']>(kind: K): EditText<EditsByKind[K]> {
  return editTexts[kind];
}
