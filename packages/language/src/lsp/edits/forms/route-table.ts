import { hopAddresses, nextHopText, type RouteTable, type UserRoute } from '@azroute/engine';
import { nameText } from '../../../symbols/reference-text.js';
import { wordText } from '../values.js';
import { children, flag } from './block-slots.js';
import type { Form } from './form.js';
import { name, ofRole, words } from './head-slots.js';

const route: Form<UserRoute> = {
  keyword: 'route',
  slots: {
    name: words(
      (value) => (value.name === undefined ? '' : nameText(value.name)),
      ofRole('name'),
      ([keyword]) => keyword,
    ),
    destination: words(
      ({ destination }) => ('prefix' in destination ? destination.prefix.text : wordText(destination.serviceTag)),
      ofRole('prefix'),
    ),
    nextHop: {
      print: (value, names) => ({ head: `-> ${hopText(value, names.shortHops)}` }),
      change: (change, _before, after, writing) => {
        const written = ofRole('nextHop')(change.head);
        const isLong = written.some(({ text }) => text.startsWith('VirtualAppliance'));
        const isShort =
          !isLong && (/[.:]/.test(written[0]?.text ?? '') || writing.namesIn(change.statement.uri).shortHops);
        change.replaceWords(written, hopText(after, isShort));
      },
    },
  },
};

function hopText({ nextHop }: UserRoute, isShort: boolean): string {
  const addresses = hopAddresses(nextHop);
  if (addresses.length === 0) return nextHop.type;
  return isShort ? nextHopText(nextHop) : `${nextHop.type} ${nextHopText(nextHop)}`;
}

/** Route tables. */
export const routeTable: Form<RouteTable> = {
  keyword: 'routeTable',
  slots: {
    name: name(),
    unknown: words(({ unknown }) => (unknown ? 'unknown' : ''), ofRole('unknown')),
    disableBgpRoutePropagation: flag('disableBgpRoutePropagation', (value) => value.disableBgpRoutePropagation),
    routes: children(({ routes }) => routes, route),
  },
};
