import { address, type Constructs, times } from '../construct.ts';

/** Expectations and scenarios. */
export const expectations: Constructs = {
  expectations: (n) => ({ text: times(n, (i) => `expect hub.vm -> ${address('172.16', i)}\n`) }),
  'expectations of a whole VNet': (n) => ({
    subnet: times(20, (i) => `nic x${i} ${address('10.29', i + 8)}\n`),
    text: times(n, (i) => `expect hub.* -> ${address('10.29', i)}\n`),
  }),
  'expectations of dropped packets': (n) => ({
    text: times(n, (i) => `expect hub.vm -> ${address('172.16', i)} dropped\n`),
  }),
  'expectations of both directions': (n) => ({
    subnet: times(n, (i) => `nic y${i} ${address('10.30', i + 8)}\n`),
    text: times(n, (i) => `expect hub.vm <-> hub.y${i}\n`),
  }),
  'expectations of the Internet': (n) => ({
    subnet: times(n, (i) => `nic z${i} ${address('10.31', i + 8)}\n`),
    text: times(n, (i) => `expect hub.z${i} -> internet\n`),
  }),
  'equal expectations': (n) => ({ text: times(n, () => 'expect hub.vm -> 8.8.8.8\n') }),
  'expectations of unknown things': (n) => ({ text: times(n, (i) => `expect spoke${i}.vm -> hub.vn\n`) }),
  'devices of an expectation': (n) => ({ text: `expect hub.vm -> 8.8.8.8 via ${times(n, () => 'nva0', ', ')}\n` }),
  scenarios: (n) => ({ text: times(n, (i) => `scenario s${i} { down nva0 expect hub.vm -> 8.8.8.8 }\n`) }),
  'scenarios without expectations': (n) => ({ text: times(n, (i) => `scenario e${i} { down nva0 }\n`) }),
  'parts down in a scenario': (n) => ({
    text: `scenario downs {\n${times(n, (i) => (i % 2 ? 'down nva0\n' : 'down bgp nva0 <-> ars\n'))} expect hub.vm -> 8.8.8.8 }\n`,
  }),
  'scenarios with unknown parts down': (n) => ({
    text: times(n, (i) => `scenario m${i} { down peering hub <-> hub down nothing${i} }\n`),
  }),
  'expectations of a scenario': (n) => ({
    text: `scenario many {\ndown nva0\n${times(n, (i) => `expect hub.vm -> ${address('172.16', i)}\n`)}}\n`,
  }),
};
