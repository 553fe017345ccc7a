/** What a repair gives up besides what its proof measures. */
export interface Trade {
  readonly kind: /** Fewer disjoint next hops, instances or tunnels. */
    | 'redundancy'
    /** Smaller packets. */
    | 'mtu'
    /** Less bandwidth than the network has. */
    | 'bandwidth'
    /** A gateway, firewall or Route Server is deployed anew. */
    | 'redeployment'
    /** Machines get other addresses. */
    | 'addresses'
    /** A device that the file does not describe must be configured. */
    | 'farDevice'
    /** It rests on a disputed rule. */
    | 'disputed'
    /** A static route takes the place of BGP where another path existed (R060). */
    | 'failover';
  /** A few words for the end of the title, such as "MTU 1,450". */
  readonly text: string;
}
