import { GrammarAST, GrammarUtils } from 'langium';
import type { IToken } from './tokens.js';

/** The keywords that start the statements of each kind of block, by the name of the block's rule. */
export type StatementStarts = ReadonlyMap<string, ReadonlySet<string>>;

const cache = new WeakMap<GrammarAST.Grammar, StatementStarts>();

/** Gets from the grammar the keywords that start a statement in the file and in each kind of block. */
export function statementStarts(grammar: GrammarAST.Grammar): StatementStarts {
  let starts = cache.get(grammar);
  if (!starts) {
    const found = new Map<string, ReadonlySet<string>>();
    for (const rule of grammar.rules.filter(GrammarAST.isParserRule)) {
      const body = rule.entry ? rule.definition : bodyOf(rule.definition);
      if (body) found.set(rule.name, new Set(firstKeywords(body)));
    }
    starts = found;
    cache.set(grammar, starts);
  }
  return starts;
}

/** The rule of the block that a statement's first keyword opens, such as `Vnet` for `vnet`. */
export function blockRules(grammar: GrammarAST.Grammar): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const name of statementStarts(grammar).keys()) {
    const rule = grammar.rules.find((r) => r.name === name);
    if (!rule || !GrammarAST.isParserRule(rule) || rule.entry) continue;
    for (const keyword of firstKeywords(rule.definition)) rules.set(keyword, name);
  }
  return rules;
}

/** The rule of the block that the head of a statement opens; undefined if it cannot open a block. */
export function blockRuleOf(
  head: readonly IToken[],
  starts: ReadonlySet<string> | undefined,
  blockOf: ReadonlyMap<string, string>,
): string | undefined {
  for (const token of head) {
    const word = token.image || token.tokenType.name;
    if (starts?.has(word) && blockOf.has(word)) return blockOf.get(word);
  }
  return undefined;
}

/** The keywords that start statements of a file. */
export function fileStarts(grammar: GrammarAST.Grammar): ReadonlySet<string> {
  const entry = grammar.rules.find((rule) => GrammarAST.isParserRule(rule) && rule.entry)?.name ?? '';
  return statementStarts(grammar).get(entry) ?? new Set();
}

/**
 * The keywords that only start statements of a file, never members of a block: at the start of a line, they end all
 * blocks.
 */
export function fileKeywords(grammar: GrammarAST.Grammar): ReadonlySet<string> {
  const ofFile = fileStarts(grammar);
  const members = new Set(
    [...statementStarts(grammar).values()].flatMap((words) => (words === ofFile ? [] : [...words])),
  );
  return new Set([...ofFile].filter((word) => !members.has(word)));
}

/** The grammar element between the braces of a rule. */
export function bodyOf(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement | undefined {
  if (!GrammarAST.isGroup(element)) return undefined;
  const open = element.elements.findIndex((e) => GrammarAST.isKeyword(e) && e.value === '{');
  if (open >= 0) return element.elements[open + 1];
  for (const inner of element.elements) {
    const body = bodyOf(inner);
    if (body) return body;
  }
  return undefined;
}

function firstKeywords(element: GrammarAST.AbstractElement): string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return firstKeywords(element.terminal);
  if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(firstKeywords);
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    return rule && GrammarAST.isParserRule(rule) ? firstKeywords(rule.definition) : [];
  }
  if (!GrammarAST.isGroup(element)) return [];
  const keywords: string[] = [];
  for (const inner of element.elements) {
    keywords.push(...firstKeywords(inner));
    if (!GrammarUtils.isOptionalCardinality(inner.cardinality)) break;
  }
  return keywords;
}
