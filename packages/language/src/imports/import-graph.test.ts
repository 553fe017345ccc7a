import fc from 'fast-check';
import { EmptyFileSystem, type LangiumDocument } from 'langium';
import { expect, test } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { uriOf } from '../testing/parse.js';
import { ImportGraph } from './import-graph.js';

/** Files `0.azroute`, `1.azroute` and so on that import one another; those with even numbers declare something. */
function graphOf(imports: readonly (readonly number[])[]) {
  const { LangiumDocuments, LangiumDocumentFactory } = createAzrouteServices(EmptyFileSystem).shared.workspace;
  const documents = imports.map((list, i) => {
    const text = list.map((to) => `import "${to}.azroute"\n`).join('') + (i % 2 === 0 ? `vnet v${i} {}\n` : '');
    return LangiumDocumentFactory.fromString(text, uriOf(`${i}.azroute`));
  });
  for (const document of documents) LangiumDocuments.addDocument(document);
  const number = (document: LangiumDocument) => documents.indexOf(document);
  return { graph: new ImportGraph(LangiumDocuments), documents, number };
}

/** Everything that a file reaches, including itself, by definition. */
function reachedFrom(start: number, imports: readonly (readonly number[])[]): number[] {
  const reached = new Set([start]);
  for (const one of reached) for (const next of imports[one] ?? []) if (next < imports.length) reached.add(next);
  return [...reached];
}

test.each<[string, number[][], number[][]]>([
  ['a file alone', [[]], [[0]]],
  ['a chain', [[1], [2], []], [[0], [0], [0]]],
  ['two roots of a file', [[2], [2], []], [[0], [1], [0, 1]]],
  ['a circle', [[1], [2], [0]], [[0], [0], [0]]],
  ['a cycle below a root', [[1], [2], [0], [1]], [[3], [3], [3], [3]]],
  ['a file that imports itself', [[0]], [[0]]],
  ['an import that is missing', [[7]], [[0]]],
])('the roots of %s', (_name, imports, roots) => {
  const { graph, documents, number } = graphOf(imports);
  expect(documents.map((document) => graph.rootsOf(document).map(number))).toEqual(roots);
});

test('matches the definitions for any files', () => {
  const imports = fc
    .integer({ min: 1, max: 7 })
    .chain((n) => fc.array(fc.uniqueArray(fc.nat(n), { maxLength: 3 }), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(imports, (edges) => {
      const { graph, documents, number } = graphOf(edges);
      const reached = edges.map((_, i) => reachedFrom(i, edges));
      const above = edges.map((_, i) => reached.flatMap((list, from) => (list.includes(i) ? [from] : [])));
      documents.forEach((document, i) => {
        const roots = (above[i] ?? []).filter((candidate) => {
          const circle = (reached[candidate] ?? []).filter((each) => above[candidate]?.includes(each));
          return circle.length === above[candidate]?.length && Math.min(...circle) === candidate;
        });
        expect(graph.rootsOf(document).map(number)).toEqual(roots);
        expect(graph.reach(document).map(number)).toEqual(reached[i]);
        expect(graph.declaresAnything(document)).toBe(reached[i]?.some((each) => each % 2 === 0));
      });
    }),
    { numRuns: 100 },
  );
});

test('a chain of files can be longer than the stack allows', () => {
  const length = 20_000;
  const { graph, documents, number } = graphOf(Array.from({ length }, (_, i) => (i + 1 < length ? [i + 1] : [])));
  expect(graph.rootsOf(documents.at(-1) as LangiumDocument).map(number)).toEqual([0]);
  expect(graph.reach(documents[0] as LangiumDocument)).toHaveLength(length);
});
