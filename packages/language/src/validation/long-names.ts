import type { AstNode, LangiumDocument } from 'langium';
import type { AzrouteFile } from '../generated/ast.js';
import { longestName } from '../parser/limits.js';
import { type Problem, problem, rangeOf } from './problem.js';

type Named = AstNode & {
  readonly name?: string;
  readonly members?: readonly Named[];
  readonly routes?: readonly Named[];
};

/** Names that are too long to be read: they declare nothing. */
export function longNames(document: LangiumDocument): Problem[] {
  const problems: Problem[] = [];
  const uri = document.uri.toString();
  const check = (node: Named) => {
    if (node.name !== undefined && node.name.length > longestName) {
      const length = node.name.length.toLocaleString('en-US');
      const message = `This name has ${length} characters, and ${longestName} are read at most. It declares nothing; give a shorter one.`;
      problems.push(problem('AZR014', uri, rangeOf({ node, property: 'name' }), message));
    }
    node.members?.forEach(check);
    node.routes?.forEach(check);
  };
  (document.parseResult.value as Partial<AzrouteFile>).statements?.forEach(check);
  return problems;
}
