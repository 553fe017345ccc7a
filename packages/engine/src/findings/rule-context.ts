import type { Forwarder } from '../forwarding/forwarder.js';
import { follow } from '../forwarding/walk.js';
import type { Settings } from '../settings.js';
import { tooMuch } from './expectations/unjudged.js';
import { Flows } from './flows/flows.js';
import type { Loop } from './loops/loop.js';
import { Underlays } from './overlays/underlays.js';
import type { RuleContext } from './rule.js';

/** What rules may read of a topology whose forwarding is known. */
export function ruleContext(
  forwarder: Forwarder,
  settings: Settings,
  loops: () => readonly Loop[],
  followWithout: RuleContext['followWithout'] = () => tooMuch,
  skippedLoops: RuleContext['skippedLoops'] = () => ({ kinds: [], loops: [] }),
): RuleContext {
  const { world } = forwarder;
  const { network, bgp, tables } = world;
  let flows: Flows | undefined;
  let underlays: Underlays | undefined;
  return {
    settings,
    network,
    bgp,
    tables,
    world,
    forwarder,
    loops,
    skippedLoops,
    follow: (from, to) => follow(forwarder, from, to),
    followWithout,
    underlays: () => {
      underlays ??= new Underlays(forwarder);
      return underlays;
    },
    flows: () => {
      flows ??= new Flows(forwarder);
      return flows;
    },
  };
}
