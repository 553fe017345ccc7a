import type { AstNode } from 'langium';
import type { AzrouteFile } from '../generated/ast.js';
import { longestName } from '../parser/limits.js';
import { type Problem, problem, rangeOf } from './problem.js';

type Named = AstNode & {
  readonly name?: string;
  readonly members?: readonly Named[];
  readonly routes?: readonly Named[];
};

/** Reports names in statements of a file that are too long: they declare nothing. */
export function longNames(statements: AzrouteFile['statements'], uri: string): Problem[] {
  const problems: Problem[] = [];
  const check = (node: Named) => {
    if (node.name !== undefined && node.name.length > longestName) {
      const length = node.name.length.toLocaleString('en-US');
      const message = `This name has ${length} characters, more than the maximum of ${longestName}, so it is ignored; shorten it.`;
      problems.push(problem('AZR014', uri, rangeOf({ node, property: 'name' }), message));
    }
    node.members?.forEach(check);
    node.routes?.forEach(check);
  };
  for (const statement of statements) check(statement);
  return problems;
}
