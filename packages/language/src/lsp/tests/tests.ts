import type { ExpectationVerdict } from '@azroute/engine';
import type { AstNode, LangiumDocument } from 'langium';
import type { Expectation, Scenario } from '../../generated/ast.js';
import type { StatementTest, TestResult, TestsResult } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { EditorServices, EditorView } from '../services.js';
import { childrenOf } from '../walk.js';

/** An editor lists no more expectations than this; nobody could read the list. */
const mostTests = 5_000;
/** Longer statements are cut in the list, in characters. */
const longestLabel = 200;

/** The expectations and scenarios of all texts with their results, file by file. */
export function testsOf({ shared, topology }: EditorServices): TestsResult {
  const budget = { left: mostTests };
  const results = new Map<EditorView, Results>();
  const files = [...shared.workspace.LangiumDocuments.all].flatMap((document) => {
    const statements = childrenOf(document.parseResult.value).filter(isTest);
    if (statements.length === 0 || budget.left === 0) return [];
    const uri = document.uri.toString();
    const views = topology.TopologyProvider.viewsOf(uri).map((view) => {
      const known = results.get(view) ?? new Results(view);
      results.set(view, known);
      return known;
    });
    return [{ uri, tests: listed(document, statements, views, budget) }];
  });
  return { files };
}

function isTest({ $type }: AstNode): boolean {
  return $type === 'Expectation' || $type === 'Scenario';
}

/** The results of the expectations of one topology. */
class Results {
  private readonly verdicts: ReadonlyMap<string, ExpectationVerdict>;

  constructor(private readonly view: EditorView) {
    this.verdicts = view.snapshot.expectationVerdicts();
  }

  of(node: AstNode): TestResult {
    const id = this.view.declarationAt(node);
    const verdict = id === undefined ? undefined : this.verdicts.get(id);
    if (!verdict) return { state: 'not judged', message: 'The statement has an error.', steps: [] };
    const { holds, finding } = verdict;
    return {
      state: holds === undefined ? 'not judged' : holds ? 'holds' : 'fails',
      ...(finding && { message: visibleText(finding.message) }),
      steps: (holds === false ? (finding?.related ?? []) : []).flatMap(({ declaration, message }) => {
        const place = this.view.place(declaration);
        return place ? [{ message: visibleText(message), uri: place.uri, range: place.nameRange }] : [];
      }),
    };
  }
}

/** Tests with ids that the same statements have after an edit elsewhere. */
function listed(
  document: LangiumDocument,
  statements: readonly AstNode[],
  views: readonly Results[],
  budget: { left: number },
): readonly StatementTest[] {
  const seen = new Map<string, number>();
  return statements.flatMap((node) => {
    const range = node.$cstNode?.range;
    if (!range || budget.left === 0) return [];
    budget.left--;
    const label = labelOf(document, node as Expectation | Scenario);
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    // The number comes first: a scenario may be called "x (2)".
    const id = `${count} ${label}`;
    const expectations = node.$type === 'Scenario' ? (node as Scenario).expectations : undefined;
    const result = expectations ? undefined : worst(views.map((view) => view.of(node)));
    const tests = expectations ? listed(document, expectations, views, budget) : [];
    return [{ id, label, range, ...(result && { result }), tests }];
  });
}

/** The statement of an expectation, or the name of a scenario. */
function labelOf({ textDocument }: LangiumDocument, node: Expectation | Scenario): string {
  if (node.$type === 'Scenario') return visibleText(`scenario ${node.name}`);
  const text = textDocument.getText(node.$cstNode?.range).replaceAll(/\s+/g, ' ');
  return visibleText(text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text);
}

/** What is true of a file that belongs to several topologies: it fails if it fails in any of them. */
function worst(results: readonly TestResult[]): TestResult | undefined {
  const rank = { fails: 0, 'not judged': 1, holds: 2 } as const;
  return [...results].sort((a, b) => rank[a.state] - rank[b.state])[0];
}
