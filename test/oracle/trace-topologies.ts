import fc from 'fast-check';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import { topologies } from './random-topology.js';

/** Three peered hubs with spokes and a firewall, in which most packets loop. */
const hubs = fc.nat().map((seed) => topologyOf(randomTopology(seededDice(seed))));

/** Random topologies over all constructs, and some in which many packets take long paths. */
export const forwardingTopologies = fc.oneof({ weight: 3, arbitrary: topologies }, { weight: 1, arbitrary: hubs });
