import type { Expectation, ExpectationEnd, Scenario } from '@azroute/engine';
import type { Word } from '../../../formatting/words.js';
import type { NamesInText } from '../names-in-text.js';
import { children } from './block-slots.js';
import type { Form } from './form.js';
import { name, words } from './head-slots.js';

function endText(end: ExpectationEnd, names: NamesInText): string {
  switch (end.kind) {
    case 'internet':
      return 'internet';
    case 'address':
      return end.address.text;
    case 'thing':
      return names.ref(end.id);
    case 'every':
      return `${names.ref(end.group)}.*`;
  }
}

const arrow = (head: readonly Word[]) => head.filter(({ role }) => role === 'arrow');

/** Expectations. */
export const expectation: Form<Expectation> = {
  keyword: 'expect',
  slots: {
    from: words(
      ({ from }, names) => endText(from, names),
      (head) => head.slice(1, 2),
    ),
    bothWays: words(({ bothWays }) => (bothWays ? '<->' : '->'), arrow),
    to: words(
      ({ to }, names) => endText(to, names),
      (head) => head.slice(3, 4),
    ),
    dropped: words(
      ({ dropped }) => (dropped ? 'dropped' : ''),
      (head) => head.filter(({ role, text }) => role === 'dropped' && text === 'dropped'),
    ),
    via: words(
      ({ via }, names) => (via ? `via ${via.map((id) => names.ref(id)).join(', ')}` : ''),
      (head) => (head[4]?.text === 'via' ? head.slice(4) : []),
    ),
  },
};

/** Scenarios; what is down in them does not change. */
export const scenario: Form<Scenario> = {
  keyword: 'scenario',
  slots: {
    name: name(),
    down: { keywords: ['down'], print: () => ({}), change: (_change, _before, _after, writing) => writing.fail() },
    expectations: children(({ expectations }) => expectations, expectation),
  },
};
