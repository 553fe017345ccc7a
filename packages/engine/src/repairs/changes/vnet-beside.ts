import { freeName } from '../../free-name.js';
import type { Network, Vnet } from '../../topology/index.js';
import { namesOf } from '../edits/names.js';
import { inStyle, styleOf } from '../edits/naming.js';
import { newVnet } from '../edits/new-declarations.js';
import { freePrefixes } from './free-prefixes.js';

/**
 * A new VNet beside a hub, in the same location, with the first prefix behind the hub's that nothing has; undefined if
 * there is none.
 * @param suffix what follows the name of the hub in its own name
 * @param length the length of its prefix
 */
export function vnetBeside(network: Network, hub: Vnet, suffix: string, length: number): Vnet | undefined {
  const space = hub.addressSpace.find((each) => each.family === 4 && each.length <= length);
  const [free] = space ? freePrefixes(network, { ...space, length }) : [];
  const names = network.topology.vnets.map((vnet) => vnet.name);
  const style = styleOf(names, namesOf(network.topology));
  const name = freeName(inStyle(style, [hub.name, suffix]), names);
  return free && newVnet(name, [free], hub.location);
}
