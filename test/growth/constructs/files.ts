import { type Constructs, times } from '../construct.ts';

const made = (n: number, name: string, text: (i: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`${name}${i}.azroute`, text(i)]));

/** Imports. */
export const files: Constructs = {
  'missing imports': (n) => ({ text: times(n, (i) => `import "missing${i}.azroute"\n`) }),
  'equal imports': (n) => ({
    text: times(n, () => 'import "one.azroute"\n'),
    files: { 'one.azroute': 'vnet one1 {}\n' },
  }),
  'imports without quotes': (n) => ({ text: times(n, () => 'import bare\n') }),
  'imported files': (n) => ({
    text: times(n, (i) => `import "part${i}.azroute"\n`),
    files: made(n, 'part', (i) => `vnet part${i} {}\n`),
  }),
  'chain of importing files': (n) => ({
    text: 'import "link0.azroute"\n',
    files: made(n, 'link', (i) => `${i + 1 < n ? `import "link${i + 1}.azroute"\n` : ''}vnet link${i} {}\n`),
  }),
  'files that import each other': (n) => {
    const size = Math.ceil(Math.sqrt(n));
    const all = times(size, (i) => `import "mutual${i}.azroute"\n`);
    return { text: all, files: made(size, 'mutual', (i) => `${all}vnet mutual${i} {}\n`) };
  },
  'files that import a shared one': (n) => ({
    files: {
      ...made(n, 'root', (i) => `import "shared.azroute"\nvnet root${i} {}\n`),
      'shared.azroute': 'vnet shared {}\n',
    },
  }),
  'files that contain only imports': (n) => ({
    text: 'import "empty0.azroute"\n',
    files: made(n, 'empty', (i) => (i + 1 < n ? `import "empty${i + 1}.azroute"\n` : '')),
  }),
};
