import type * as ast from '../generated/ast.js';
import type { LoweringContext } from './context.js';
import { readAddress } from './values.js';

/** Checks the names of an expectation; expectations are not evaluated yet. */
export function lowerExpectation(context: LoweringContext, node: ast.Expectation): void {
  for (const end of [node.from, node.to]) {
    if (!end) continue;
    readAddress(context, end, 'address', end.address);
    // The bare word always means the Internet; a thing of that name is written qualified.
    if (end.target && end.target.$refText !== 'internet') context.target(end, 'target', end.target);
  }
  node.via.forEach((reference, i) => {
    context.target(node, 'via', reference, i);
  });
}

/** Checks the names of a scenario; scenarios are not evaluated yet. */
export function lowerScenario(context: LoweringContext, node: ast.Scenario): void {
  for (const down of node.downs) {
    context.target(down, 'target', down.target);
    context.target(down, 'a', down.a);
    context.target(down, 'b', down.b);
  }
  for (const expectation of node.expectations) lowerExpectation(context, expectation);
}
