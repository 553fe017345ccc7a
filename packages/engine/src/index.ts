export * from './address/index.js';
export { computeBgp } from './bgp/compute.js';
export { propagatedTables } from './bgp/hubs/propagated-tables.js';
export { installedRoutes } from './bgp/learned.js';
export { isPrivateAsn } from './bgp/policy.js';
export type * from './bgp/result.js';
export type * from './bgp/route.js';
export type * from './causes/hub-why.js';
export { whyNotChosen } from './causes/not-chosen.js';
export type * from './causes/os-why.js';
export type * from './causes/why.js';
export { type Checkpoint, Interrupted } from './checkpoint.js';
export { append, compareNumbers, distinctBy, firstAtLeast, grouped } from './collections.js';
export type * from './comparison/packet-changes.js';
export {
  type HubNextHop,
  type HubRouteRow,
  type HubRoutes,
  hubNextHopId,
  hubNextHopTypes,
  inOrderOfHub,
} from './effective/hubs/hub-routes.js';
export { type Loss, type LossKind, lossWords } from './effective/loss.js';
export { noneRoutes } from './effective/none-routes.js';
export type * from './effective/route.js';
export { EffectiveTables } from './effective/tables.js';
export { endpointsInDoubt } from './effective/vnet-local.js';
export { inVain } from './findings/advice/in-vain.js';
export type * from './findings/advice/step.js';
export type * from './findings/expectations/expected.js';
export { commonAddress } from './findings/expectations/judge.js';
export type * from './findings/expectations/verdicts.js';
export type * from './findings/finding.js';
export type * from './findings/finding-code.js';
export { findingCodes } from './findings/finding-codes.js';
export type { Loop } from './findings/loops/loop.js';
export type * from './forwarding/end.js';
export { endWords } from './forwarding/end.js';
export type { OsEntry } from './forwarding/os-table.js';
export type { OsTarget } from './forwarding/os-target.js';
export type { RowEnd } from './forwarding/row-ends.js';
export { someInternetAddress } from './forwarding/special-addresses.js';
export type * from './forwarding/trace.js';
export { freeName } from './free-name.js';
export { ownText } from './own-text.js';
export type * from './refactorings/offer.js';
export { withAddressAt, withVnetAt } from './refactorings/renumber/renumber.js';
export { freeInVnet, freeLike, freePrefixes } from './repairs/changes/free-prefixes.js';
export { applyEdits } from './repairs/edits/apply-edits.js';
export { routeName } from './repairs/edits/names.js';
export type * from './repairs/edits/topology-edit.js';
export type { AppliedRepair, FixedTopology } from './repairs/fix-all.js';
export type { Answer, Asked } from './repairs/intents/answer.js';
export type * from './repairs/repair.js';
export * from './settings.js';
export { createSnapshot, type SnapshotOptions } from './snapshot.js';
export type * from './snapshot-api.js';
export * from './topology/index.js';
export { hasUnseen, replaceUnseen, visibleText } from './visible-text.js';
