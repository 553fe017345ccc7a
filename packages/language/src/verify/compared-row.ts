/** A row of either side: one destination with all its next hops. */
export interface ComparedRow {
  readonly source: string;
  readonly state: string;
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress: readonly string[];
}
