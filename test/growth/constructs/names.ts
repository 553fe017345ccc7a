import { type Constructs, times } from '../construct.ts';

/** Names: unknown, ambiguous, equal, long. */
export const names: Constructs = {
  'unknown peerings': (n) => ({ text: times(n, (i) => `vnet spoke${i} {}\npeering spoke${i} <-> spoek${i}\n`) }),
  'unknown long names': (n) => ({
    text: times(n, (i) => `vnet ${'a'.repeat(40)}${i} {}\npeering hub <-> ${'a'.repeat(39)}b${i}\n`),
  }),
  'unknown members of a VNet': (n) => ({ text: times(n, (i) => `nva un${i} { nic hub.zzzzzz${i} }\n`) }),
  'ambiguous names': (n) => ({
    text: `${times(n, (i) => `vnet amb${i} { subnet a 10.0.0.0/24 { nic dup 10.0.0.4 } }\n`)}${times(n, (i) => `nva nd${i} { nic dup }\n`)}`,
  }),
  'names used twice': (n) => ({ text: times(n, () => 'vnet double {}\n') }),
  'names that differ in case': (n) => ({
    text: times(
      n,
      (i) => `vnet ${[...'abcdefghijklmnop'].map((c, bit) => ((i >> bit) & 1 ? c.toUpperCase() : c)).join('')} {}\n`,
    ),
  }),
  'names that need quotes': (n) => ({ text: times(n, (i) => `vnet Zürich${i} {}\n`) }),
  'a long name': (n) => ({ text: `vnet ${'l'.repeat(n)} {}\npeering hub <-> ${'l'.repeat(n)}\n` }),
  'a long unknown name': (n) => ({ text: `vnet ${'k'.repeat(n)} {}\npeering hub <-> ${'k'.repeat(n)}x\n` }),
  'a long reference': (n) => ({ text: `nva deep { nic ${times(n, () => 'a', '.')} }\n` }),
  'a reference with many names': (n) => ({ text: times(n, (i) => `nva r${i} { nic hub.s.vm }\n`) }),
  'unknown devices of a session': (n) => ({ text: times(n, (i) => `bgp nva1${i} <-> arz\n`) }),
  'references to the wrong kind of thing': (n) => ({ text: times(n, () => 'peering hub <-> nva0\n') }),
};
