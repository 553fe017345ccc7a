import { between, linesIn, type Mutation } from './mutation.js';

const comments = [
  '// behind\n',
  '\n// by itself\n',
  '/* inside */',
  ' /**/ ',
  '/* over\n   lines */',
  '\n/* over\r\nlines */ ',
  '/* not closed',
  '/*/',
  '*/',
  '//',
  '\n//\n',
  '// with \u2028 inside\n',
];

const ignored = [
  'AZR002',
  'AZR003',
  'AZR008',
  'AZR009',
  'AZR020',
  'AZR024',
  'AZR050',
  'AZR050, AZR020',
  'AZR001',
  'AZR998',
];

/** Comments, including those that hide findings. */
export const commentMutations: readonly Mutation[] = [
  { name: 'a comment', apply: (text, random) => between(text, random, random.of(comments)) },
  {
    name: 'a comment that ignores',
    apply: (text, random) => {
      const lines = linesIn(text);
      const inner = `azroute-ignore ${random.of(ignored)}${random.of([': known', ': a: b', ':', ''])}`;
      const comment = random.of([
        `// ${inner}\n`,
        `  // ${inner}\n`,
        `/* ${inner} */\n`,
        `/* ${inner}\n*/\n`,
        `/* ${inner} */ `,
      ]);
      lines.splice(random.below(lines.length + 1), 0, comment);
      return lines.join('');
    },
  },
  {
    name: 'a comment that ignores, anywhere',
    apply: (text, random) => between(text, random, `// azroute-ignore ${random.of(ignored)}: known\n`),
  },
  {
    name: 'a line as a comment',
    apply: (text, random) => {
      const lines = linesIn(text);
      const at = random.below(lines.length);
      lines[at] = `//${lines[at] ?? ''}`;
      return lines.join('');
    },
  },
];
