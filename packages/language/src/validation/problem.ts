import type { Severity } from '@azroute/engine';
import type { AstNode, CstNode } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import { propertyNode } from '../parser/property-nodes.js';
import { withShortWords } from '../symbols/short-words.js';
import { type LanguageCode, languageCodes } from './codes.js';

/** A location that explains a problem, such as the first of two equal names. */
export interface RelatedRange {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** A problem in the text, with its exact location. */
export interface Problem {
  readonly code: LanguageCode;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
  readonly related: readonly RelatedRange[];
}

/** The part of a node that has a problem: a property (and the index of one of its values), or the whole node. */
export interface At {
  readonly node: AstNode;
  readonly property?: string | undefined;
  readonly index?: number | undefined;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The range of a part of a node: that of the property if the text has it, otherwise that of the node's first word. */
export function rangeOf(at: At): Range {
  const property = at.property ? propertyNode(at.node, at.property, at.index) : at.node.$cstNode;
  return property?.range ?? firstLeaf(at.node.$cstNode)?.range ?? nowhere;
}

function firstLeaf(node: CstNode | undefined): CstNode | undefined {
  let leaf = node;
  while (leaf && 'content' in leaf) leaf = (leaf.content as CstNode[]).find((child) => !child.hidden);
  return leaf;
}

/** Creates a problem with the severity of its code. Long quotations in its message are shortened. */
export function problem(
  code: LanguageCode,
  uri: string,
  range: Range,
  message: string,
  related: readonly RelatedRange[] = [],
): Problem {
  return { code, severity: languageCodes[code].severity, message: withShortWords(message), uri, range, related };
}
