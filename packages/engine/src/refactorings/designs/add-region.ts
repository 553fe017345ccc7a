import { counted } from '../../comparison/places-text.js';
import { listed } from '../../findings/listed.js';
import { freePrefixes } from '../../repairs/changes/free-prefixes.js';
import type { Topology } from '../../topology/index.js';
import { connectionsLike } from '../copies/connections-like.js';
import { withMentions } from '../copies/mentions.js';
import { type MovedSpace, movesOf } from '../copies/moved-spaces.js';
import { nextInSeries, renameAs } from '../copies/names.js';
import { idsOfPart } from '../copies/part.js';
import { type Region, regionOf, regionsBeside } from '../copies/region.js';
import { talksOfCopies } from '../copies/talks-of-copies.js';
import { isWithin } from '../copies/touching.js';
import { type Copied, joined, withCopy } from '../copies/with-copy.js';
import type { Proposal, Refactoring, RefactoringContext } from '../refactoring.js';
import { costOf, withCost } from './cost.js';

/** How many places in the private address spaces are tried. */
const mostPlaces = 3;

/** Adds a hub with spokes, appliances and tables like those of another one, connected with the regions there are. */
export const addRegion: Refactoring = {
  name: 'addRegion',
  kind: 'refactor.rewrite',
  most: 1,
  *offers(context, [first]): Iterable<Proposal> {
    const { network } = context;
    const hub = first === undefined ? undefined : network.vnet(first);
    const region = hub && regionOf(network, hub);
    if (!region) return;
    let places = 0;
    for (const to of freePrefixes(network, region.space)) {
      yield regionLike(context, region, [region.space, to]);
      if (++places === mostPlaces) break;
    }
  },
};

function regionLike(context: RefactoringContext, region: Region, space: MovedSpace): Proposal {
  const { network, topology } = context;
  const { hub, part } = region;
  const name = nextInSeries(
    hub.name,
    topology.vnets.map((vnet) => vnet.name),
  );
  const rename = renameAs(hub.name, name);
  const copied = withCopy(network, { part, spaces: [space], rename, renameRoute: rename });
  const beside = regionsBeside(network, region).filter((other) => other.space.length === region.space.length);
  const [model] = beside;
  const changed = model ? withOriginal(context, region, model, copied, space) : copied.topology;
  const [, ...spokes] = part.vnets;
  const roles = [
    { original: hub, peers: beside.map((other) => other.hub) },
    ...spokes.map((original) => ({ original, peers: beside.flatMap((other) => other.part.vnets.slice(1)) })),
  ];
  const devices = [counted(spokes.length, 'spoke'), ...copied.copy.nvas.map((nva) => nva.name)];
  const place = hub.location === undefined ? '' : ` in ${hub.location} too`;
  const title = `Add a region like that of ${hub.label}: ${name}${place}, ${space[1].text}, with ${listed(devices)}`;
  return {
    title: withCost(title, costOf(topology, changed)),
    topology: changed,
    proof: {
      kind: 'likeSibling',
      siblings: copied.siblings,
      expectations: talksOfCopies(context, roles, copied.siblings),
    },
  };
}

/** The copy connected with its original as another region is with the original. */
function withOriginal(
  { network }: RefactoringContext,
  { hub, part, space }: Region,
  model: Region,
  { topology, copy, siblings }: Copied,
  [, to]: MovedSpace,
): Topology {
  const inOriginal = idsOfPart(part);
  const inCopy = new Set([...siblings.keys()]);
  const name = copy.vnets.find(({ id }) => siblings.get(id) === hub.id)?.name ?? hub.name;
  const toCopy = { moves: movesOf([[model.space, to]]), rename: renameAs(model.hub.name, name) };
  const toOriginal = { moves: movesOf([[model.space, space]]), rename: renameAs(model.hub.name, hub.name) };
  const there = withMentions(topology, toCopy.moves, toCopy.rename, (item) => isWithin(inOriginal, item));
  const back = withMentions(there, toOriginal.moves, toOriginal.rename, (item) => isWithin(inCopy, item));
  return joined(back, connectionsLike(network, model, part, { copy, siblings }, toCopy.moves));
}
