import type { BgpSession, SessionEnd } from '@azroute/engine';
import type { Attribute } from '../attributes.js';
import { type End, end } from './end-slot.js';
import type { Form } from './form.js';
import { ofRole, words } from './head-slots.js';
import { attributesFor, policyAttributes, preferenceAttributes } from './policy-attributes.js';

/** How each field of an end is written in brackets. */
const parts: { readonly [K in Exclude<keyof SessionEnd, 'device'>]: (end: SessionEnd) => readonly Attribute[] } = {
  policy: ({ policy }) => policyAttributes(policy),
  localPreferences: ({ localPreferences }) => preferenceAttributes(localPreferences),
  instance: ({ instance }) => attributesFor('instance', instance === undefined ? [] : [instance]),
};

const sessionEnd: End<SessionEnd> = {
  device: ({ device }) => device,
  attributes: (value) => Object.values(parts).flatMap((part) => part(value)),
};

/** BGP sessions. */
export const session: Form<BgpSession> = {
  keyword: 'bgp',
  slots: {
    a: end('a', ({ a }) => a, sessionEnd),
    b: end('b', ({ b }) => b, sessionEnd, '<-> '),
    tunnel: words(({ tunnel }, names) => (tunnel === undefined ? '' : `over ${names.ref(tunnel)}`), ofRole('over')),
  },
};
