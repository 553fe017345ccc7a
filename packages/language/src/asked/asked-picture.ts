import { drawPicture, drawPictureFor, type Picture, type SvgOptions } from '@azroute/diagram';
import type { DeclId } from '@azroute/engine';
import type { TopologyView } from '../topology/view.js';
import { askedWay, type WayOptions } from './asked-way.js';
import { idOf } from './names.js';

/** How a topology is to be drawn, with names as they are written. */
export interface PictureQuestion extends WayOptions {
  /** Sites above the hub and spokes below it. */
  readonly portrait?: boolean;
  /** Subnets and VNets of which nothing is folded; `all` means everything. */
  readonly unfold: readonly string[];
  /** The only VNets that are drawn, with those that the way passes; all if there are none. */
  readonly only: readonly string[];
}

/** A picture with the way over it. */
export type AskedPicture = { readonly picture: Picture } & Pick<SvgOptions, 'overlay'>;

/**
 * Draws a topology as somebody asks.
 * @param named how messages name an option
 * @throws Failure if options don't go together, or name nothing
 */
export function askedPicture(
  view: TopologyView,
  question: PictureQuestion,
  named?: (option: string) => string,
): AskedPicture {
  const { portrait, unfold, only } = question;
  const { network } = view.snapshot;
  const way = askedWay(view, question, named);
  const options = {
    form: portrait ? ('tall' as const) : ('wide' as const),
    unfold: unfold.includes('all')
      ? ('all' as const)
      : new Set(unfold.map((name) => idOf(view, name, ['vnet', 'subnet'], 'VNet or subnet'))),
    ...(only.length > 0 && { only: new Set<DeclId>(only.map((name) => idOf(view, name, ['vnet'], 'VNet'))) }),
  };
  const picture = way ? drawPictureFor(network, way, options) : drawPicture(network, options);
  return { picture, overlay: way && { way, network } };
}
