import { addDeclaration } from './add-declaration.js';
import { addOsRoute } from './add-os-route.js';
import { addTunnel } from './add-tunnel.js';
import { addUserRoute } from './add-user-route.js';
import { bindSession } from './bind-session.js';
import { changeDeclaration } from './change-declaration.js';
import type { EditKind } from './edit-kind.js';
import { removeDeclaration } from './remove-declaration.js';
import type { EditsByKind, TopologyEdit } from './topology-edit.js';

/** All kinds of edits. If one is missing, this does not compile. */
const editKinds: { readonly [K in TopologyEdit['kind']]: EditKind<EditsByKind[K]> } = {
  addUserRoute,
  addTunnel,
  bindSession,
  addOsRoute,
  changeDeclaration,
  addDeclaration,
  removeDeclaration,
};

/** What the engine knows about a kind of edit. */
export function editKind<K extends TopologyEdit['kind']>(kind: K): EditKind<EditsByKind[K]> {
  return editKinds[kind];
}
