/** A route as Azure has it. */
export interface AzureRoute {
  readonly table: string;
  readonly name: string;
  readonly destination: string;
  readonly nextHopType: string;
  readonly nextHopAddress: string | undefined;
  /** Of `VirtualApplianceEcmp`. */
  readonly nextHopAddresses: readonly string[];
}

/** One thing to do for a change, in Azure or elsewhere. */
export type Step =
  | { readonly do: 'createTable' | 'updateTable'; readonly table: string; readonly propagationOff: boolean }
  | { readonly do: 'setRoute'; readonly route: AzureRoute; readonly isNewTable: boolean }
  /** Without a table, the one that the subnet has is taken off. */
  | { readonly do: 'associate'; readonly vnet: string; readonly subnet: string; readonly table: string | undefined }
  | { readonly do: 'deleteRoute'; readonly table: string; readonly route: string }
  | { readonly do: 'deleteTable'; readonly table: string }
  /** One half of a peering. */
  | { readonly do: 'updatePeering'; readonly vnet: string; readonly remote: string; readonly flags: PeeringFlags }
  | {
      readonly do: 'updateRouteServer';
      readonly server: string;
      readonly branchToBranch: boolean;
      readonly preference: string;
    }
  /** What no template of Azure can say, or what is better created by hand: a sentence. */
  | { readonly do: 'elsewhere'; readonly text: string };

/** The flags of a half of a peering that change, by their names in Azure. */
type PeeringFlags = Readonly<Record<string, boolean>>;
