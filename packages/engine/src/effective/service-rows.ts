import { type Prefix, PrefixTable } from '../address/index.js';
import type { Network, Subnet } from '../topology/index.js';
import type { Loss } from './loss.js';
import type { EffectiveRoute } from './route.js';
import { serviceEndpointRoutes } from './system-routes.js';

/** The rows of a subnet's service endpoints. */
export class ServiceRows {
  readonly rows: readonly EffectiveRoute[];
  private readonly byPrefix = new PrefixTable<EffectiveRoute>();

  constructor(network: Network, subnet: Subnet) {
    this.rows = serviceEndpointRoutes(network, subnet, subnet.serviceEndpoints);
    for (const row of this.rows) if (row.prefix) this.byPrefix.set(row.prefix, row);
  }

  /** R025, R040: the row because of which a BGP route for this prefix is not in the table: one equal to it or around it. */
  around(prefix: Prefix): EffectiveRoute | undefined {
    return this.rows.length > 0 ? this.byPrefix.covering(prefix).at(-1) : undefined;
  }

  /** A user-defined route's row beside these rows. */
  beside(user: EffectiveRoute): EffectiveRoute {
    const service = user.state === 'Active' && user.prefix ? this.byPrefix.get(user.prefix) : undefined;
    if (!service || !staysBeside(service, user)) return user;
    const beatenBy: Loss = {
      because: 'serviceEndpoint',
      rule: 'T08',
      text: `A route for a service tag to the Internet leaves the row of the service endpoint for ${service.serviceTag}, as a user found by test.`,
      declarations: service.cause.declarations,
    };
    return { ...user, state: 'Invalid', beatenBy };
  }
}

/** T08: a route for a service tag that leads to the Internet leaves a service endpoint's row of the same prefix. */
export function staysBeside(service: EffectiveRoute, { serviceTag, nextHopType }: EffectiveRoute): boolean {
  return (
    service.nextHopType === 'VirtualNetworkServiceEndpoint' && serviceTag !== undefined && nextHopType === 'Internet'
  );
}

/** What a row of a service endpoint does to BGP routes equal to or inside its prefix. */
export function hiddenByService({ prefix, serviceTag, cause }: EffectiveRoute): Loss {
  return {
    because: 'serviceSpace',
    rule: 'R040',
    text: `It is equal to or inside ${prefix?.text}, a prefix of the service endpoint for ${serviceTag}, which BGP never overrides.`,
    declarations: cause.declarations,
  };
}
