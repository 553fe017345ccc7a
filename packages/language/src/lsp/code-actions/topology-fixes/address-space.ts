import { covers, prefix } from '@azroute/engine';
import { change, type TopologyFix } from './topology-fix.js';

/** How many prefixes a title names. */
const mostNamed = 3;

/** Removes prefixes of an address space that another one of it contains. */
export const removeInnerPrefixes: TopologyFix = {
  codes: ['AZR025'],
  candidates: ({ network, declaration }) => {
    const thing = network.thing(declaration);
    const holder = thing?.kind === 'vnet' ? thing.vnet : thing?.kind === 'site' ? thing.site : undefined;
    if (!holder) return [];
    const space = holder.addressSpace;
    const inner = space.filter((one, i) =>
      space.some((other, k) => k !== i && covers(other, one) && (other.text !== one.text || k < i)),
    );
    if (inner.length === 0) return [];
    const texts = [...new Set(inner.map(({ text }) => text))];
    const title =
      texts.length > mostNamed
        ? `Remove ${texts.length} prefixes that others contain`
        : `Remove ${texts.join(', ')}, which another prefix contains`;
    return [
      {
        title,
        edits: [change(holder.id, { addressSpace: space.filter((one) => !inner.includes(one)) })],
        isPreferred: true,
      },
    ];
  },
};

/** Makes an IPv6 subnet a /64. */
export const makeSubnet64: TopologyFix = {
  codes: ['AZR037'],
  candidates: ({ network, declaration }) => {
    const thing = network.thing(declaration);
    if (thing?.kind !== 'subnet') return [];
    const prefixes = thing.subnet.prefixes.map((each) =>
      each.family === 6 ? prefix(`${each.text.slice(0, each.text.indexOf('/'))}/64`) : each,
    );
    const text = prefixes.find(({ family }) => family === 6)?.text ?? '';
    return [{ title: `Use ${text}`, edits: [change(thing.subnet.id, { prefixes })], isPreferred: true }];
  },
};
