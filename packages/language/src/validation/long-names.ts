import type { AstNode, LangiumDocument } from 'langium';
import type { AzrouteFile } from '../generated/ast.js';
import { longestName } from '../parser/limits.js';
import { type Problem, problem, rangeOf } from './problem.js';

type Named = AstNode & {
  readonly name?: string;
  readonly members?: readonly Named[];
  readonly routes?: readonly Named[];
};

/** Reports names that are too long: they declare nothing. */
export function longNames(document: LangiumDocument): Problem[] {
  const problems: Problem[] = [];
  const uri = document.uri.toString();
  const check = (node: Named) => {
    if (node.name !== undefined && node.name.length > longestName) {
      const length = node.name.length.toLocaleString('en-US');
      const message = `This name has ${length} characters, more than the maximum of ${longestName}, so it is ignored; shorten it.`;
      problems.push(problem('AZR014', uri, rangeOf({ node, property: 'name' }), message));
    }
    node.members?.forEach(check);
    node.routes?.forEach(check);
  };
  (document.parseResult.value as Partial<AzrouteFile>).statements?.forEach(check);
  return problems;
}
