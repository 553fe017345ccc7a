import { grouped } from '../../collections.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { allParties, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { inspectedPaths } from './inspected-paths.js';

export const applianceEcmp: FindingCode = {
  code: 'AZR132',
  title: 'Equal-cost paths over stateful appliances',
  severity: 'warning',
};

export const ecmpOverAppliancesRule: Rule = { codes: [applianceEcmp], find: ecmpOverAppliances };

/** Flows spread over several stateful appliances, where the two directions are hashed independently (R050, R195). */
function ecmpOverAppliances({ network, flows }: RuleContext): Finding[] {
  const spread = flows()
    .flows()
    .filter(({ trace }) => trace.branches.length > 0 && trace.verdict === 'delivered')
    .map((flow) => ({ flow, appliances: onSomePathsOnly(inspectedPaths(network, flow.trace)) }))
    .filter(({ appliances }) => appliances.length > 0);
  return [...grouped(spread, ({ appliances }) => appliances.join()).values()].flatMap(
    (group) =>
      ecmpFinding(
        network,
        group[0].appliances,
        group.map(({ flow }) => flow),
      ) ?? [],
  );
}

/** The appliances that are on some of the paths, but not on all, sorted. */
function onSomePathsOnly(paths: readonly (readonly DeclId[])[]): readonly DeclId[] {
  if (paths.length < 2) return [];
  const all = new Set(paths.flat());
  return [...all].filter((device) => !paths.every((path) => path.includes(device))).sort();
}

function ecmpFinding(network: Network, appliances: readonly DeclId[], group: readonly Flow[]): Finding | undefined {
  const [anchor] = appliances;
  const [flow] = group;
  if (anchor === undefined || !flow) return undefined;
  const names = listed(appliances.map((id) => network.label(id)));
  const traffic = trafficText(
    allParties(group.map((each) => each.senders)),
    allParties(group.map((each) => each.receivers)),
  );
  const message = `Equal-cost routes spread packets ${traffic} over ${names}. Each direction of a connection is hashed on its own, so answers often reach an appliance that has not seen the request, such as from ${flow.from.label} to ${flow.to?.label ?? ''}. Put the appliances behind one load balancer, prepend the AS path at all but one, or translate the source (snat all).`;
  return report(applianceEcmp, anchor, message, {
    key: appliances.join(),
    subject: { kind: 'flows', flows: group },
    related: appliances.map((id) => ({
      declaration: id,
      message: `${network.label(id)} is one of the equal-cost next hops.`,
    })),
  });
}
