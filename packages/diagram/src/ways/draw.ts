import type { Network } from '@azroute/engine';
import { ownerOf } from '../fold/owner.js';
import type { Picture } from '../model.js';
import { drawPicture, type PictureOptions } from '../place/picture.js';
import type { Way } from './way.js';

/**
 * The picture of a network with room for a way: what it passes is drawn itself, whatever else is left out, and its stretches
 * have lanes.
 */
export function drawPictureFor(network: Network, way: Way, options: PictureOptions = {}): Picture {
  const legs = way.directions.flatMap((direction) => direction.legs);
  const keep = new Set([...(options.keep ?? []), ...way.keep]);
  const passed = [...way.keep].flatMap((id) => ownerOf(network, id) ?? []);
  const only = options.only && new Set([...options.only, ...passed]);
  return drawPicture(network, { ...options, only, keep, legs, selfLoops: way.selfLoops, wide: way.notReached });
}
