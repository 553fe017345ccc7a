import { type Constructs, times } from '../construct.ts';

/** Text other than statements: comments, white space, errors. */
export const texts: Constructs = {
  'line comments': (n) => ({ text: times(n, () => '// a comment of a line\n') }),
  'commented statements': (n) => ({ text: times(n, (i) => `// says why\nvnet said${i} {}\n`) }),
  'spaces in an ignore comment': (n) => ({ text: `// azroute-ignore${' '.repeat(n)}x\n` }),
  'comment signs after an ignore comment': (n) => ({ text: `// azroute-ignore AZR004: x\n${'/*'.repeat(n)}\n` }),
  'block comments': (n) => ({ text: times(n, () => '/* a comment */ ') }),
  'a long comment': (n) => ({ text: `/*${'x '.repeat(n)}*/` }),
  'unclosed comments': (n) => ({ text: times(n, () => '/* not closed\n') }),
  'ignore comments': (n) => ({
    text: times(n, (i) => `// azroute-ignore AZR004, AZR050, AZR301: because\nvnet ignored${i >> 1} {}\n`),
  }),
  'ignore comments above one statement': (n) => ({
    text: `${times(n, () => '// azroute-ignore AZR004: because\n')}vnet last {}\n`,
  }),
  'ignore comments with many codes': (n) => ({
    text: `// azroute-ignore ${times(n, () => 'AZR004', ', ')}: because\nvnet one {}\nvnet one {}\n`,
  }),
  'invalid ignore comments': (n) => ({ text: times(n, () => '// azroute-ignore AZR999: because\n') }),
  'empty lines': (n) => ({ text: '\n'.repeat(n) }),
  'one long line': (n) => ({ text: `${times(n, (i) => `vnet line${i} {} `)}\n` }),
  'nested braces': (n) => ({ text: `${'vnet a { '.repeat(n)}${'} '.repeat(n)}\n` }),
  'nested brackets': (n) => ({ text: `peering hub ${'['.repeat(n)}${']'.repeat(n)} <-> hub\n` }),
  'open braces': (n) => ({ text: '{\n'.repeat(n) }),
  'open brackets': (n) => ({ text: times(n, () => 'peering hub [ <-> \n') }),
  'open brackets on one line': (n) => ({ text: 'peering hub ['.repeat(n) }),
  'closing braces': (n) => ({ text: '}\n'.repeat(n) }),
  'nonsense words': (n) => ({ text: times(n, (i) => `lorem ipsum ${i} dolor\n`) }),
  'incomplete statements': (n) => ({ text: times(n, () => 'subnet s\nvnet\n') }),
  'incomplete members': (n) => ({ hub: times(n, (i) => `subnet h${i}\n`) }),
  'blocks that are not closed': (n) => ({ text: times(n, (i) => `vnet open${i} {\n  address 10.0.0.0/8\n`) }),
  'a broken statement of many words': (n) => ({ text: `nva long { nic ${times(n, (i) => `a${i}`, ' ')} }\n` }),
  'a broken list': (n) => ({ text: `vnet list { address ${times(n, () => '10.0.0.0/8', ' , , ')} }\n` }),
  'quotes that are not closed': (n) => ({ text: times(n, () => 'vnet "open\n') }),
  'characters that mean nothing': (n) => ({ text: times(n, () => '§ ') }),
  'carriage returns': (n) => ({ text: times(n, (i) => `vnet cr${i} {}\r\n`) }),
  arrows: (n) => ({ text: '<-> '.repeat(n) }),
  'words on a line': (n) => ({ text: 'word '.repeat(n) }),
  keywords: (n) => ({ text: 'vnet '.repeat(n) }),
  slashes: (n) => ({ text: '/ '.repeat(n) }),
  hyphens: (n) => ({ text: `vnet a${'-'.repeat(n)}\n` }),
  dots: (n) => ({ text: `peering hub <-> a${'.'.repeat(n)}\n` }),
  digits: (n) => ({
    text: `vnet d { address ${'1'.repeat(n)}/8, ${times(n, () => '1', '.')}/8, ${':'.repeat(n)}/8 }\n`,
  }),
  quotes: (n) => ({ text: `vnet ${'"'.repeat(n)}\n` }),
};
