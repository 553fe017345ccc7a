import type { Network } from '@azroute/engine';
import type { Picture } from '../model.js';
import { drawPicture, type PictureOptions } from '../place/picture.js';
import type { Way } from './way.js';

/** The picture of a network with room for a way: what it passes is drawn itself, and its stretches have lanes. */
export function drawPictureFor(network: Network, way: Way, options: PictureOptions = {}): Picture {
  const legs = way.directions.flatMap((direction) => direction.legs);
  const keep = new Set([...(options.keep ?? []), ...way.keep]);
  return drawPicture(network, { ...options, keep, legs, selfLoops: way.selfLoops, wide: way.notReached });
}
