import { covers } from '../../address/index.js';
import { byId } from '../../collections.js';
import { type DeclId, type Network, type Site, wanOf } from '../../topology/index.js';
import { branchesOf } from '../advice/branches.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const betweenCircuits: FindingCode = {
  code: 'AZR375',
  title: 'Two circuits that a hub does not connect',
  severity: 'warning',
};

export const hubBranchesRule: Rule = { codes: [betweenCircuits], find: separateCircuits };

/** A site with hosts behind a circuit of a virtual WAN. */
export interface Behind {
  readonly site: Site;
  readonly wan: DeclId | undefined;
  readonly circuits: ReadonlySet<DeclId>;
}

/** W068: a hub passes no routes from one circuit to another. One finding for each site that lacks another one. */
function* separateCircuits(context: RuleContext): Generator<Finding> {
  const { network } = context;
  const sites = [...network.topology.sites].sort(byId).flatMap((site) => behindCircuits(network, site) ?? []);
  for (const [i, one] of sites.entries()) {
    const other = sites.slice(0, i).find((each) => areSeparate(context, one, each));
    if (!other) continue;
    const [mine, theirs] = [one, other].map(({ circuits }) =>
      [...circuits].map((id) => network.label(id)).join(' and '),
    );
    const message = `${one.site.label} and ${other.site.label} do not reach each other: a hub does not connect circuits. Their networks in Azure know both, but a virtual hub passes no routes from ${mine} to ${theirs}. Connect the circuits (Global Reach): connection ${mine} <-> ${theirs}.`;
    yield report(betweenCircuits, one.site.id, message, {
      related: [{ declaration: other.site.id, message: `${other.site.label} is behind ${theirs}.` }],
    });
  }
}

/** A site with hosts that circuits connect with a hub; undefined for all others. */
export function behindCircuits(network: Network, site: Site): Behind | undefined {
  if (site.hosts.length === 0) return undefined;
  const branches = branchesOf(network, site).filter(
    ({ gateway }) => network.thing(gateway)?.kind === 'expressRouteGateway',
  );
  const hub = branches.flatMap(({ vnet }) => network.virtualHub(vnet.id) ?? [])[0];
  if (!hub) return undefined;
  const ends = branches.flatMap(({ connection: { a, b } }) => [a.device, b.device]);
  const circuits = new Set(ends.filter((id) => network.thing(id)?.kind === 'circuit').sort());
  return { site, wan: wanOf(network.topology, hub), circuits };
}

function areSeparate(context: RuleContext, one: Behind, other: Behind): boolean {
  if (one.wan !== other.wan || [...one.circuits].some((id) => other.circuits.has(id))) return false;
  return !knows(context, one.site, other.site) && !knows(context, other.site, one.site);
}

function knows({ bgp }: RuleContext, { routers }: Site, { addressSpace }: Site): boolean {
  return routers.some(({ id }) =>
    bgp
      .speakersOf(id)
      .some((speaker) =>
        [...bgp.table(speaker.id).routes.values()].some(({ prefix }) =>
          addressSpace.some((space) => covers(prefix, space) || covers(space, prefix)),
        ),
      ),
  );
}
