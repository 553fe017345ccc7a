import { propertyNode } from '../parser/property-nodes.js';
import { type Declaration, kindNoun } from '../symbols/declaration.js';
import { isPlainName, nameText } from '../symbols/reference-text.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import { type Problem, problem, rangeOf } from './problem.js';

/** Reports names used twice, names that differ only in case, and names that need quotes. */
export function checkNames(symbols: SymbolTable): Problem[] {
  const problems: Problem[] = [];
  for (const { declaration, first } of symbols.duplicates) {
    const message = `${owned(declaration)} is already declared; give one of the two another name. This one is ignored.`;
    problems.push(at('AZR004', declaration, message, first));
  }
  if (areAllPlain(symbols)) return problems;
  const byLowerCase = new Map<string, Declaration>();
  for (const declaration of symbols.all()) {
    const key = `${declaration.kind}:${declaration.parent?.id ?? ''}/${declaration.name.toLowerCase()}`;
    const first = byLowerCase.get(key);
    if (first) {
      const message = `${nameText(declaration.name)} and ${nameText(first.name)} differ only in case, which Azure ignores; give one of the two another name.`;
      problems.push(at('AZR005', declaration, message, first));
    } else {
      byLowerCase.set(key, declaration);
    }
    if (!isPlainName(declaration.name)) problems.push(...checkQuotes(declaration));
  }
  return problems;
}

/** Whether all names can be written without quotes, and no two of them differ only in case. */
function areAllPlain(symbols: SymbolTable): boolean {
  const lower = new Set<string>();
  let count = 0;
  for (const name of symbols.names()) {
    if (!isPlainName(name)) return false;
    lower.add(name.toLowerCase());
    count++;
  }
  return lower.size === count;
}

function at(code: 'AZR004' | 'AZR005', declaration: Declaration, message: string, first: Declaration): Problem {
  const place = (d: Declaration) => rangeOf({ node: d.node, property: 'name' });
  const related = [{ uri: first.uri, range: place(first), message: `${owned(first)} is declared here.` }];
  return problem(code, declaration.uri, place(declaration), message, related);
}

function owned({ kind, name, parent }: Declaration): string {
  return `${kindNoun(kind)} ${nameText(name)}${parent ? ` of ${nameText(parent.name)}` : ''}`;
}

function checkQuotes({ node, name, uri }: Declaration): Problem[] {
  const text = propertyNode(node, 'name')?.text ?? '';
  const range = rangeOf({ node, property: 'name' });
  if (!text.startsWith('"')) {
    const message = `${name} needs double quotes: "${name}". An unquoted name consists of ASCII letters, digits, _ and inner -, and starts with a letter or _.`;
    return [problem('AZR009', uri, range, message)];
  }
  return [];
}
