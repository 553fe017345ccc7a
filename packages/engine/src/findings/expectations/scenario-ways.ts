import type { Computation } from '../../computation/computation.js';
import { follow } from '../../forwarding/walk.js';
import { limits } from '../../limits.js';
import type { Scenario } from '../../topology/index.js';
import { leftOutOf } from '../limits/left-out.js';
import { incomplete, tooMuch, type Unjudged } from './unjudged.js';
import type { Ways } from './ways.js';

/** How packets are followed in a topology. */
export function waysOf({ forwarder, tables }: Computation): Ways {
  return { follow: (from, to) => follow(forwarder, from, to), tableOf: (nic) => tables.ofNic(nic) };
}

/** The paths of packets in scenarios, up to the limit on the work for all scenarios together. */
export class ScenarioWays {
  private work = 0;

  constructor(private readonly computation: Computation) {}

  /** The paths of packets in a scenario, or why they are not computed. */
  of(scenario: Scenario): Ways | Unjudged {
    const { computation } = this;
    const size = computation.size();
    if (!computation.knownScenario(scenario) && this.work > limits.scenarioWork(size)) return tooMuch;
    const apart = computation.scenario(scenario);
    const { bgp } = apart;
    this.work += limits.scenarioStart + size + bgp.work;
    const [leftOut] = leftOutOf(apart.forwarder.world);
    if (leftOut === undefined) return waysOf(apart);
    // What goes beyond its own limit has taken all that this grants.
    if (bgp.complete) this.work += limits.nextHopSteps(0);
    return incomplete(leftOut);
  }
}
