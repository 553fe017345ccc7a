import { type Asked, type DeclId, type ExpectationEnd, isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import { type DeclKind, endKinds, idOf, passedKinds, type TopologyView } from '@azroute/language';
import { Failure } from '../failure.js';

/** What `azroute ask` is asked, as it stands on the command line. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly oneWay: boolean;
  readonly dropped: boolean;
}

const groups: readonly DeclKind[] = ['vnet', 'subnet', 'site'];

/**
 * The question in terms of the topology. Packets to the Internet are asked for in one direction.
 * @throws Failure for a name that means nothing, or more than one thing.
 */
export function askedOf(view: TopologyView, { from, to, via, oneWay, dropped }: Question): Asked {
  if (from === 'internet') throw new Failure('--from internet: no packets come from the Internet; ask the other way');
  if (dropped && via.length > 0) throw new Failure('--dropped and --via exclude each other');
  const receiver = endOf(view, to);
  return {
    from: endOf(view, from),
    to: receiver,
    bothWays: !oneWay && receiver.kind !== 'internet',
    dropped,
    via: via.length > 0 ? via.map((name) => deviceOf(view, name)) : undefined,
  };
}

/** "spoke1.vm <-> spoke2.vm via nva1, nva2", as an expectation is written. */
export function questionText(
  { from, to, via, dropped }: Question,
  { bothWays }: { readonly bothWays: boolean },
): string {
  const what = dropped ? ' dropped' : via.length > 0 ? ` via ${via.join(', ')}` : '';
  return `${from} ${bothWays ? '<->' : '->'} ${to}${what}`;
}

function endOf(view: TopologyView, name: string): ExpectationEnd {
  if (name === 'internet') return { kind: 'internet' };
  const address = parseAddress(name);
  if (!isProblem(address)) return { kind: 'address', address };
  if (name.endsWith('.*')) {
    return { kind: 'every', group: idOf(view, name.slice(0, -2), groups, 'virtual network, subnet or site') };
  }
  if (!isProblem(parsePrefix(name))) {
    throw new Failure(
      `${name} is a prefix; give one address in it, or a network with all that is in it, such as spoke1.*`,
    );
  }
  const all = (kind: DeclKind) => (groups.includes(kind) ? `write ${name}.* for all that is in it` : undefined);
  return { kind: 'thing', id: idOf(view, name, endKinds, 'NIC, host or private endpoint', all) };
}

/** On a path, a site with one router means that router. */
function deviceOf(view: TopologyView, name: string): DeclId {
  const id = idOf(view, name, passedKinds, 'NVA, firewall, gateway, circuit, router or site');
  const [router, ...others] = view.topology.sites.find((site) => site.id === id)?.routers ?? [];
  return router && others.length === 0 ? router.id : id;
}
