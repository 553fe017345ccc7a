import { rowText } from '../../forwarding/describe.js';
import type { Decision } from '../../forwarding/trace.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding, RelatedPlace } from '../finding.js';
import { listed } from '../listed.js';
import type { Rule } from '../rule.js';
import { loopAdvice, staticRoutesIn } from './advice.js';
import type { Loop } from './loop.js';
import { loopCode, loopCodes } from './loop-code.js';

export const loopRule: Rule = {
  codes: loopCodes,
  find: ({ world, computation }) =>
    computation.loops.filter((loop) => !restsOnUnknown(world, loop)).map((loop) => loopFinding(world, loop)),
};

/** Whether a row of the loop stands in the table of a NIC or subnet whose route table is not known. */
function restsOnUnknown({ network }: World, { rows }: Loop): boolean {
  return rows.some(({ at }) => {
    const thing = network.thing(at);
    const subnet = thing && 'subnet' in thing ? thing.subnet : undefined;
    return network.routeTable(subnet?.routeTable)?.unknown ?? false;
  });
}

/** The finding for a loop, shown at the device that closes it, with the path of one packet as related places. */
function loopFinding(world: World, loop: Loop): Finding {
  const { code, severity } = loopCode(world, loop);
  return {
    code,
    severity,
    message: `${headline(world, loop)} ${traffic(loop)} ${loopAdvice(world, loop)}`,
    declaration: loop.example.closedBy,
    related: relatedPlaces(world, loop),
    key: `${code}|${loop.key}`,
    subject: { kind: 'loop', loop },
  };
}

function headline(world: World, loop: Loop): string {
  const { network } = world;
  const packets = `Packets for ${destinations(loop)}`;
  const labels = [...new Set(loop.devices.map((device) => labelOfPlace(network, device)))];
  if (loop.devices.length > 1 && loop.loadBalancer === undefined) {
    return `${packets} loop between ${listed(labels)}. ${decisions(world, loop)}.`;
  }
  const rows = [...new Set(loop.rows.map(({ row }) => row.prefix?.text ?? ''))];
  const one = rows.length === 1;
  const nics = [...new Set(loop.rows.map((row) => network.label(row.at)))];
  const points = `${one ? 'route' : 'routes'} ${listed(rows)} ${one ? 'points' : 'point'} back to ${itself(world, loop, labels)}`;
  if (loop.tunnel !== undefined) {
    const outer = network.label(loop.tunnel);
    return `${packets} loop at ${listed(labels)} inside tunnel ${outer}. The outer packets leave through ${listed(nics)}, whose effective ${points}.`;
  }
  const sends = labels.length === 1 ? 'It sends' : 'They send';
  return `${packets} loop at ${listed(labels)}. ${sends} them out of ${listed(nics)}, whose effective ${points}.`;
}

function itself(world: World, loop: Loop, labels: readonly string[]): string {
  const hop = loop.rows[0]?.row.nextHops[0]?.text;
  const owner =
    loop.loadBalancer === undefined
      ? `${labels.join()} itself`
      : `the load balancer ${world.network.label(loop.loadBalancer)} in front of ${listed(labels)}`;
  return hop === undefined ? owner : `${hop}, ${owner}`;
}

function destinations(loop: Loop): string {
  const names = loop.hits.map(({ text }) => text);
  if (loop.internet) names.push('the Internet');
  if (names.length > 0) return listed(names);
  const prefixes = loop.rows.map(({ row }) => row.prefix?.text);
  const deciding = prefixes.length > 0 ? prefixes : staticRoutesIn(loop).map(({ prefix }) => prefix.text);
  const rows = [...new Set(deciding.flatMap((text) => text ?? []))];
  const where = rows.length > 0 ? ` of ${listed(rows)}` : '';
  return `unused addresses${where}, such as ${loop.example.destination.text},`;
}

/** The decisions inside the loop: "nva1 sends them to vpn1 (row …), vpn1 sends them to nva1 (route …)". */
function decisions(world: World, loop: Loop): string {
  const { network } = world;
  return loop.steps
    .map(({ state, outcomes }) => {
      const targets = [
        ...new Set(outcomes.flatMap(({ next }) => (next ? labelOfPlace(network, next.device) : []))),
      ].sort();
      const decision = outcomes[0]?.decisions.at(-1);
      const by = decision?.row
        ? `row ${rowText(decision.row)} of ${network.label(decision.at)}`
        : `route ${routeText(network, decision)}`;
      return `${labelOfPlace(network, state.device)} sends them to ${targets.join(' or ')} (${by})`;
    })
    .join(', ');
}

/** What a person calls the place: the hub, for its tables and connections. */
function labelOfPlace(network: Network, id: DeclId): string {
  const thing = network.thing(id);
  if (thing?.kind === 'hubRouteTable') return thing.hub.label;
  return network.label(network.hubConnection(id)?.hub ?? id);
}

function routeText(network: Network, decision: Decision | undefined): string {
  const { hubRow } = decision ?? {};
  return decision && hubRow
    ? `${hubRow.prefix.text} of ${network.label(decision.at)}`
    : (decision?.bgpRoute?.prefix.text ?? '');
}

function traffic(loop: Loop): string {
  const labels = [...new Set(loop.sources.map(({ label }) => label))];
  return `Traffic from ${listed(labels)} is affected.`;
}

function relatedPlaces(world: World, loop: Loop): readonly RelatedPlace[] {
  const { steps } = loop.example;
  const passed = new Set<DeclId>();
  return steps.flatMap(({ device, outcome }) => {
    const again = outcome.next !== undefined && passed.has(outcome.next.device);
    if (outcome.next) passed.add(outcome.next.device);
    const target = outcome.next ? ` → ${labelOfPlace(world.network, outcome.next.device)}${again ? ' again' : ''}` : '';
    if (outcome.decisions.length === 0) {
      // A site that is its own router is one place, not two.
      if (outcome.next?.device === device) return [];
      return [{ declaration: device, message: `${world.network.label(device)}${target}` }];
    }
    return outcome.decisions.map(({ at, row, cause }, i): RelatedPlace => {
      const last = i === outcome.decisions.length - 1;
      const text = row ? `${world.network.label(at)}: ${rowText(row)}` : cause.text.replace(/\.$/, '');
      return { declaration: at, message: last ? `${text}${target}` : text };
    });
  });
}
