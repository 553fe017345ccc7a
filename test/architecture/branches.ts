import ts from 'typescript';

/** A number of a rule or of a disputed point. */
const ruleNumber = /^[RTVW]\d{2,3}[a-z]?$/;

/** A beginning of ids, such as `bgp:`. */
const idPrefix = /^(route|routeTable|peering|bgp|connection|tunnel|nva|nic|vnet|subnet|site|circuit|firewall):/;

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** The searches in a list that take something out of it by what it looks like. */
const searches: ReadonlySet<string> = new Set(['find', 'findLast', 'some', 'every', 'includes', 'at', 'startsWith']);

/**
 * The places of a source where code asks for the number of a rule, or takes a declaration out of a cause: both are there
 * for readers, and what happened is said by the kinds of docs/ends.md.
 */
export function branchesOnCauses(file: string, text: string): string[] {
  if (!/['"`][RTVW]\d|declarations|startsWith|\b[RTVW]\d+:/.test(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isBranch(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1} ${node.getText().split('\n')[0]}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isBranch(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind)) {
    return isRule(node.left) || isRule(node.right) || isFirst(node.left) || isFirst(node.right);
  }
  if (ts.isCaseClause(node)) return isRule(node.expression);
  if (ts.isPropertyAssignment(node)) return ruleNumber.test(nameOf(node.name));
  if (ts.isNewExpression(node) && /^(Set|Map)$/.test(node.expression.getText())) {
    return (node.arguments ?? []).some((list) => ts.isArrayLiteralExpression(list) && list.elements.some(isRule));
  }
  if (ts.isVariableDeclaration(node) && ts.isArrayBindingPattern(node.name)) {
    return node.initializer !== undefined && /\b(cause|reason)\.declarations$/.test(node.initializer.getText());
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  if (!searches.has(name.text)) return false;
  return /\.declarations$/.test(expression.getText()) || node.arguments.some((one) => isRule(one) || isIdPrefix(one));
}

function isRule(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && ruleNumber.test(node.text);
}

function isIdPrefix(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && idPrefix.test(node.text);
}

/** `declarations[0]`, which a comparison makes a question. */
function isFirst(node: ts.Node): boolean {
  return ts.isElementAccessExpression(node) && /\bdeclarations$/.test(node.expression.getText());
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '';
}
