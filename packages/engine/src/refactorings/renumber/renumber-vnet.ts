import { covers, isProblem, type Prefix, parsePrefix } from '../../address/index.js';
import { counted } from '../../comparison/places-text.js';
import { listed } from '../../findings/listed.js';
import { freePrefixes, overlapOf } from '../../repairs/changes/free-prefixes.js';
import type { Network, Topology, Vnet } from '../../topology/index.js';
import type { Selection } from '../offer.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { isHeldElsewhere, withVnetAt } from './renumber.js';

/** How many free prefixes a person can choose from. */
const mostChoices = 30;

/** Gives a VNet the next free prefix of the same length, with everything that lies in it. */
export const renumberVnet: Refactoring = {
  name: 'renumberVnet',
  kind: 'refactor.rewrite',
  most: 1,
  *offers({ network, topology }, selection): Iterable<Proposal> {
    const vnet = selectedVnet(network, selection);
    const [from] = vnet?.addressSpace ?? [];
    if (!vnet || !from) return;
    for (const to of freePrefixes(network, from)) yield renumbering(network, topology, vnet, from, to);
  },
};

/** Gives a VNet a prefix that somebody chooses among the free ones. */
export const renumberVnetTo: Refactoring = {
  name: 'renumberVnetTo',
  kind: 'refactor.rewrite',
  asks: {
    title: ({ network }, selection) => {
      const vnet = selectedVnet(network, selection);
      return vnet && `Renumber ${vnet.label} to …`;
    },
    inputs: [
      {
        name: 'from',
        prompt: 'Which prefix is replaced?',
        several: false,
        choices: ({ network }, selection) =>
          (selectedVnet(network, selection)?.addressSpace ?? []).map(({ text }) => ({ value: text, label: text })),
      },
      {
        name: 'to',
        prompt: 'Which free prefix takes its place?',
        several: false,
        choices: ({ network }, selection, answers) => {
          const from = answeredPrefix(selectedVnet(network, selection)?.addressSpace ?? [], answers.from);
          return from ? some(freePrefixes(network, from)).map(({ text }) => ({ value: text, label: text })) : [];
        },
        refusal: ({ network, topology }, selection, answers, typed) => {
          const from = answeredPrefix(selectedVnet(network, selection)?.addressSpace ?? [], answers.from);
          return from && refusalOf(topology, from, typed);
        },
      },
    ],
  },
  *offers({ network, topology }, selection, answers): Iterable<Proposal> {
    const vnet = selectedVnet(network, selection);
    const from = answeredPrefix(vnet?.addressSpace ?? [], answers.from);
    const to = parsePrefix(answers.to?.[0]?.trim() ?? '');
    if (vnet && from && !isProblem(to)) yield renumbering(network, topology, vnet, from, to.prefix);
  },
};

/** Why a prefix that was typed cannot take the place of another one. */
function refusalOf(topology: Topology, from: Prefix, typed: string): string | undefined {
  const parsed = parsePrefix(typed.trim());
  if (isProblem(parsed)) return parsed.problem;
  const { prefix, hostBits } = parsed;
  if (hostBits) return `${typed.trim()} is not the start of a prefix; ${prefix.text} is.`;
  if (prefix.family !== from.family || prefix.length !== from.length) {
    return `It must be an IPv${from.family} prefix as long as ${from.text}, since everything in it moves along.`;
  }
  return overlapOf(topology, prefix);
}

function renumbering(network: Network, topology: Topology, vnet: Vnet, from: Prefix, to: Prefix): Proposal {
  const changed = withVnetAt(topology, vnet, from, to);
  const inside = vnet.subnets.filter(({ prefixes }) => prefixes.some((each) => covers(from, each)));
  const followers = [
    ...anyOf(inside.length, 'subnet'),
    ...anyOf(inside.flatMap(({ nics }) => nics).length, 'NIC'),
    ...anyOf(changedRoutes(topology, changed), 'route'),
  ];
  const along = followers.length === 0 ? '' : `, along with ${listed(followers)}`;
  const elsewhere = isHeldElsewhere(network, vnet, from) ? '; the far ends of connections must be told' : '';
  const title = `Renumber ${vnet.label} from ${from.text} to ${to.text}${along}${elsewhere}`;
  return { title, topology: changed, proof: { kind: 'same' } };
}

/** A number of things in words, if there are any. */
function anyOf(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [counted(count, noun)];
}

function changedRoutes(before: Topology, after: Topology): number {
  const known = new Set(before.routeTables.flatMap(({ routes }) => routes));
  return after.routeTables.flatMap(({ routes }) => routes).filter((route) => !known.has(route)).length;
}

/** The VNet that is meant, if the place is in none of its subnets. */
function selectedVnet(network: Network, [first, ...others]: Selection): Vnet | undefined {
  return first === undefined || others.some((id) => network.thing(id)?.kind === 'vnet')
    ? undefined
    : network.vnet(first);
}

function answeredPrefix(prefixes: readonly Prefix[], answer: readonly string[] = []): Prefix | undefined {
  return prefixes.find(({ text }) => text === answer[0]);
}

function some(prefixes: Iterable<Prefix>): readonly Prefix[] {
  const found: Prefix[] = [];
  for (const prefix of prefixes) if (found.push(prefix) === mostChoices) break;
  return found;
}
