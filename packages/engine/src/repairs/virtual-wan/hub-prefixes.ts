import { covers } from '../../address/index.js';
import { smallHubPrefix } from '../../findings/virtual-wan/hub-prefix.js';
import { hubPrefix } from '../../topology/index.js';
import { freeForHub, setHubPrefix } from '../changes/hub-prefixes.js';
import type { Repairer } from '../repairer.js';

/** W001, W144: a /23 for a hub, which contains its prefix if nothing else is there. */
export const makeRoomInHub: Repairer = {
  mends: [smallHubPrefix],
  candidates({ world: { network } }, { declaration }) {
    const hub = network.virtualHub(declaration);
    const free = hub && freeForHub(network.topology, hub);
    if (!hub || !free) return [];
    const own = hubPrefix(hub.vnet);
    const staysThere = own !== undefined && covers(free, own);
    return [{ edits: [setHubPrefix(hub, free)], standing: staysThere ? 'fixAll' : 'preferred' }];
  },
};
