import { addDeclaration } from './add-declaration.js';
import { addExpectation } from './add-expectation.js';
import { addOsRoute } from './add-os-route.js';
import { addPeering } from './add-peering.js';
import { addRouteTable } from './add-route-table.js';
import { addSession } from './add-session.js';
import { addSubnet } from './add-subnet.js';
import { addTunnel } from './add-tunnel.js';
import { addUserRoute } from './add-user-route.js';
import { bindSession } from './bind-session.js';
import { changeDeclaration } from './change-declaration.js';
import { completePeering } from './complete-peering.js';
import type { EditKind } from './edit-kind.js';
import { removeDeclaration } from './remove-declaration.js';
import { removeExpectation } from './remove-expectation.js';
import { removeOsRoute } from './remove-os-route.js';
import { removePeering } from './remove-peering.js';
import { removeSession } from './remove-session.js';
import { removeUnused } from './remove-unused.js';
import { removeUserRoute } from './remove-user-route.js';
import { setAddressSpace } from './set-address-space.js';
import { setBgpRoutePropagation } from './set-bgp-route-propagation.js';
import { setConnectionEnd } from './set-connection-end.js';
import { setExpectation } from './set-expectation.js';
import { setNic } from './set-nic.js';
import { setNva } from './set-nva.js';
import { setOsRoute } from './set-os-route.js';
import { setPeeringFlag } from './set-peering-flag.js';
import { setRouteServer } from './set-route-server.js';
import { setRouteTable } from './set-route-table.js';
import { setSessionEnd } from './set-session-end.js';
import { setSubnet } from './set-subnet.js';
import { setTunnel } from './set-tunnel.js';
import { setUserRoute } from './set-user-route.js';
import { setVpnGateway } from './set-vpn-gateway.js';
import type { EditsByKind, TopologyEdit } from './topology-edit.js';

/** All kinds of edits. If one is missing, this does not compile. */
const editKinds: { readonly [K in TopologyEdit['kind']]: EditKind<EditsByKind[K]> } = {
  addUserRoute,
  setUserRoute,
  removeUserRoute,
  setRouteTable,
  addRouteTable,
  setBgpRoutePropagation,
  setPeeringFlag,
  completePeering,
  addPeering,
  removePeering,
  setSessionEnd,
  setConnectionEnd,
  setRouteServer,
  setVpnGateway,
  setNva,
  setSubnet,
  addSession,
  removeSession,
  bindSession,
  addOsRoute,
  changeDeclaration,
  addDeclaration,
  removeDeclaration,
  setOsRoute,
  removeOsRoute,
  addTunnel,
  setTunnel,
  setNic,
  setAddressSpace,
  addSubnet,
  removeUnused,
  addExpectation,
  setExpectation,
  removeExpectation,
};

/** What the engine knows about a kind of edit. */
export function editKind<K extends TopologyEdit['kind']>(kind: K): EditKind<EditsByKind[K]> {
  return editKinds[kind];
}
