import type { Severity } from '@azroute/engine';
import type { AstNode, CstNode } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import { propertyNode } from '../parser/property-nodes.js';
import { withShortWords } from '../symbols/short-words.js';
import { type LanguageCode, languageCodes } from './codes.js';

/** A place that explains a problem, such as the first of two equal names. */
export interface RelatedRange {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** Something wrong in the text, with the exact place. */
export interface Problem {
  readonly code: LanguageCode;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
  readonly related: readonly RelatedRange[];
}

/** Where in a node a problem stands: a property (and the index of one of its values), or the whole node. */
export interface At {
  readonly node: AstNode;
  readonly property?: string | undefined;
  readonly index?: number | undefined;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The text range of a place in a node: of the property if it is written, else of the node's first word. */
export function rangeOf(at: At): Range {
  const property = at.property ? propertyNode(at.node, at.property, at.index) : at.node.$cstNode;
  return property?.range ?? firstLeaf(at.node.$cstNode)?.range ?? nowhere;
}

function firstLeaf(node: CstNode | undefined): CstNode | undefined {
  let leaf = node;
  while (leaf && 'content' in leaf) leaf = (leaf.content as CstNode[]).find((child) => !child.hidden);
  return leaf;
}

/** Makes a problem with the severity of its code. What it quotes is cut where it is too long to be read. */
export function problem(
  code: LanguageCode,
  uri: string,
  range: Range,
  message: string,
  related: readonly RelatedRange[] = [],
): Problem {
  return { code, severity: languageCodes[code].severity, message: withShortWords(message), uri, range, related };
}
