import type { DeclId, ExpectationResult, ExpectedWay } from '@azroute/engine';
import { blocks, count, escapeText, facts } from './markdown.js';
import type { Page } from './page.js';
import { wayList } from './way.js';

/** An expectation: whether it holds, and the way of the packets that it is about. */
export function expectationPage(page: Page, id: DeclId): string | undefined {
  const expected = page.snapshot.expected(id);
  if (!expected) return undefined;
  const { scenario, pairs, failure, example } = expected;
  return blocks([
    facts([
      `**Expectation** ${verdictText(expected)}`,
      scenario && `in the scenario ${page.ref(scenario.id)}`,
      pairs === 1 ? undefined : `${count(pairs, 'pair')} of ends`,
    ]),
    failure &&
      `Packets from ${escapeText(failure.from.label)} to ${escapeText(failure.to.label)}: ${escapeText(failure.text)}.`,
    scenario && scenario.down.length > 0
      ? `Down: ${scenario.down.map((down) => page.ref(down)).join(', ')}.`
      : undefined,
    example && exampleText(page, example, pairs),
  ]);
}

/** A scenario: what is down, and which of its expectations hold. */
export function scenarioPage(page: Page, id: DeclId): string | undefined {
  const scenario = page.topology.scenarios.find((each) => each.id === id);
  if (!scenario) return undefined;
  return blocks([
    page.title('Scenario', id),
    scenario.down.length > 0 ? `Down: ${scenario.down.map((down) => page.ref(down)).join(', ')}.` : 'Nothing is down.',
    scenario.expectations
      .map((expectation) => {
        const expected = page.snapshot.expected(expectation.id);
        return expected && `- ${page.ref(expectation.id)} ${verdictText(expected)}`;
      })
      .filter(Boolean)
      .join('\n'),
  ]);
}

function verdictText({ holds }: ExpectationResult): string {
  if (holds === undefined) return 'is not judged';
  return holds ? '✓ holds' : '✗ does not hold';
}

/** The way of packets, and the way back. */
export function exampleText(page: Page, { from, to, there, back }: ExpectedWay, pairs: number): string {
  const [a, b] = [escapeText(from.label), escapeText(to.label)];
  return blocks([
    there && `${pairs > 1 ? 'For example, from' : 'From'} ${a} to ${b}:`,
    there && wayList(page, there, a),
    back && 'The way back:',
    back && wayList(page, back, b),
  ]);
}
