import { grouped } from '../../collections.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { rowText } from '../../forwarding/describe.js';
import { someInternetAddress } from '../../forwarding/special-addresses.js';
import type { Network, Nva } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { allParties, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { pathsOf } from './inspected-paths.js';

const defaultRouteBypass: FindingCode = {
  code: 'AZR134',
  title: 'Traffic that a learned default route does not catch',
  severity: 'information',
};

export const defaultRouteBypassesRule: Rule = { codes: [defaultRouteBypass], find: defaultRouteBypasses };

/** A flow that a longer row takes past the appliance that announces the default route. */
interface Bypass {
  readonly nva: Nva;
  readonly row: EffectiveRoute;
  readonly flow: Flow;
}

/** Traffic that longer rows take past an appliance whose default route a Route Server has programmed (R204). */
function defaultRouteBypasses(context: RuleContext): Finding[] {
  const { network } = context;
  const found = context
    .flows()
    .flows()
    .flatMap((flow) => bypassesOf(context, flow));
  return [...grouped(found, ({ nva }) => nva.id).values()].flatMap((group) => bypassFinding(network, group) ?? []);
}

function bypassesOf({ network, tables }: RuleContext, flow: Flow): Bypass[] {
  const { from, to, trace } = flow;
  if (!from.subnet || !from.vnet || !to || to.vnet === from.vnet || trace.verdict !== 'delivered') return [];
  const row = trace.first.at(-1)?.row;
  if (!row?.prefix || row.prefix.length === 0 || row.source === 'User') return [];
  const fallback = tables.ofSubnet(from.subnet.id)?.lookup(someInternetAddress);
  if (fallback?.source !== 'VirtualNetworkGateway' || fallback.prefix?.length !== 0) return [];
  const vnet = from.vnet.id;
  return fallback.nextHops.flatMap(({ action }): Bypass[] => {
    const owner = action.to === 'address' ? network.ownerNear(vnet, action.address)?.owner : undefined;
    const nva = owner?.kind === 'nic' ? owner.nva : undefined;
    if (!nva || nva.stateless || pathsOf(trace).some((hops) => hops.some(({ device }) => device === nva.id))) return [];
    return [{ nva, row, flow }];
  });
}

function bypassFinding(network: Network, group: readonly Bypass[]): Finding | undefined {
  const [first] = group;
  if (!first) return undefined;
  const { nva, flow } = first;
  const traffic = trafficText(
    allParties(group.map((each) => each.flow.senders)),
    allParties(group.map((each) => each.flow.receivers)),
  );
  const prefixes = [...new Set(group.flatMap(({ row }) => row.prefix?.text ?? []))].sort();
  const message = `The default route of ${nva.label} does not catch packets ${traffic}. The longer ${prefixes.length > 1 ? 'rows' : 'row'} ${listed(prefixes)} of peerings and gateways ${prefixes.length > 1 ? 'take' : 'takes'} them past it, such as from ${flow.from.label} to ${flow.to?.label ?? ''}. If ${nva.label} is meant to inspect them, give the subnets user-defined routes for these prefixes to ${network.nicsOf(nva)[0]?.nic.addresses[0]?.text ?? nva.label}.`;
  return report(defaultRouteBypass, nva.id, message, {
    subject: { kind: 'flows', flows: group.map((each) => each.flow) },
    related: group.slice(0, 8).map(({ row, flow: each }) => ({
      declaration: each.from.id,
      message: `${each.from.label} to ${each.to?.label ?? ''}: ${rowText(row)}`,
    })),
  });
}
