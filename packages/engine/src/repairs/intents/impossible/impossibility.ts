/** Why no change of routes, peerings, sessions and tunnels can give somebody what is asked. */
export interface Impossibility {
  readonly kind:
    | 'noAddress'
    | 'noCommonFamily'
    | 'sameAddress'
    | 'sameSite'
    | 'siteWithoutConnection'
    | 'subnetOfAppliance'
    | 'overlap'
    | 'noGateway'
    | 'outsideAddressSpace'
    | 'noDefaultRoute'
    | 'noRouteOnPremises'
    | 'noWay'
    | 'onlyOneWay'
    | 'sameRoutes'
    | 'takenToday'
    | 'firewallOfOtherHub'
    | 'inOwnSpace';
  /** One sentence with the names. */
  readonly text: string;
}
