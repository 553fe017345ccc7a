import { type Declaration, kindNoun } from '../../symbols/declaration.js';
import type { SymbolTable } from '../../symbols/symbol-table.js';
import { type Checker, relatedPlace } from './checker.js';

/** Names used twice (AZR004), and names that differ only in case, which ARM does not tell apart (AZR005). */
export function checkNames(checker: Checker, symbols: SymbolTable): void {
  for (const { declaration, first } of symbols.duplicates) {
    const noun = kindNoun(declaration.kind);
    const message = `The name ${declaration.name} is taken: ${where(declaration)} has a ${noun} of that name already. Give this one another name; until then it is left out.`;
    checker.report('AZR004', declaration.uri, atName(declaration), message, [
      relatedPlace(first.uri, atName(first), `The first ${noun} of that name.`),
    ]);
  }
  const byLowerCase = new Map<string, Declaration>();
  for (const declaration of symbols.all()) {
    const key = `${declaration.kind} ${declaration.parent?.id ?? ''} ${declaration.name.toLowerCase()}`;
    const first = byLowerCase.get(key);
    if (!first) {
      byLowerCase.set(key, declaration);
      continue;
    }
    const message = `${declaration.name} differs from ${first.name} only in case, and Azure Resource Manager does not tell such names apart. Rename one of them.`;
    checker.report('AZR005', declaration.uri, atName(declaration), message, [
      relatedPlace(first.uri, atName(first), `The ${kindNoun(first.kind)} ${first.name}.`),
    ]);
  }
}

function where({ parent }: Declaration): string {
  return parent ? `${kindNoun(parent.kind)} ${parent.name}` : 'the topology';
}

function atName({ node }: Declaration) {
  return { node, property: 'name' };
}
