import type { DeclId, Network, Site, Subnet, Thing, Vnet } from '../../topology/index.js';

/** Where packets come from or go to, as far as advice needs it. */
export interface Place {
  readonly label: string;
  readonly vnet: Vnet | undefined;
  readonly subnet: Subnet | undefined;
  readonly site: Site | undefined;
}

/** The place of a NIC, private endpoint, host, subnet or site; for other things only the name. */
export function placeOf(network: Network, id: DeclId, label = network.label(id)): Place {
  const thing = network.thing(id);
  return {
    label,
    vnet: thing && 'vnet' in thing ? thing.vnet : undefined,
    subnet: thing && 'subnet' in thing ? thing.subnet : undefined,
    site: thing && siteOf(thing),
  };
}

function siteOf(thing: Thing): Site | undefined {
  if (thing.kind === 'host') return thing.home.kind === 'site' ? thing.home : undefined;
  return 'site' in thing ? thing.site : undefined;
}
