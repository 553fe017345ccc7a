import type { DeclId, Expectation, ExpectationEnd, Scenario } from '@azroute/engine';
import type { Word } from '../../../formatting/words.js';
import type { NamesInText } from '../names-in-text.js';
import type { Printed } from '../printed.js';
import { children } from './block-slots.js';
import type { Form, Slot } from './form.js';
import { name, words } from './head-slots.js';
import { placeOf } from './placing.js';

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

/** Scenarios. */
export const scenario: Form<Scenario> = {
  keyword: 'scenario',
  slots: {
    name: name(),
    down: downs(),
    expectations: children(({ expectations }) => expectations, expectation),
  },
};

/** What is down: one statement for each device, session, connection or peering. */
function downs(): Slot<Scenario> {
  const statement = (id: DeclId, names: NamesInText): Printed => ({ head: `down ${names.downText(id)}`, members: [] });
  const slot: Slot<Scenario> = {
    keywords: ['down'],
    print: ({ down }, names) => ({ members: down.map((id) => statement(id, names)) }),
    change: (change, before, after, writing, form) => {
      const members = change.members.filter(({ keyword }) => keyword === 'down');
      // Which statement names what is certain only if each names one thing.
      if (members.length !== before.down.length) {
        writing.fail();
        return;
      }
      members.forEach((member, i) => {
        if (!after.down.includes(before.down[i] ?? '')) change.remove(member);
      });
      for (const id of after.down) {
        if (!before.down.includes(id)) change.add(statement(id, writing.names), placeOf(change, form, slot));
      }
    },
  };
  return slot;
}
