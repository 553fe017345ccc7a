import type { DeclId } from '@azroute/engine';
import type { Draft, Wire } from './draft.js';

/** A hub: its frame, and its columns: gateways and workloads, Route Servers, what forwards packets, NVAs with several NICs. */
export interface HubPlan {
  readonly frame: Draft;
  readonly columns: readonly (readonly Draft[])[];
}

/** A site or what is drawn like one, and the circuits between it and a gateway. */
export interface OnPremises {
  readonly site: Draft | undefined;
  readonly circuits: readonly Draft[];
}

/** A hub with its spokes and what is connected to it, or VNets without a hub. */
export interface Band {
  readonly location: string | undefined;
  readonly hub: HubPlan | undefined;
  readonly spokes: readonly Draft[];
  readonly onPremises: readonly OnPremises[];
}

/** What is drawn, without places. */
export interface Plan {
  readonly bands: readonly Band[];
  readonly wires: readonly Wire[];
  readonly drawnAs: Map<DeclId, DeclId>;
}
