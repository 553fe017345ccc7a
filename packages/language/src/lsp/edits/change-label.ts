import type { LangiumDocument } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { Replacement } from '../scratch.js';

const longest = 80;

/** What a replacement does to which statement, for a preview: "Change vnet hub1", "Add routeTable rt-hub1-nva". */
export function changeLabel(document: LangiumDocument, { start, end, text }: Replacement): string {
  const whole = document.textDocument.getText();
  const { statements } = document.parseResult.value as AzrouteFile;
  const around = statements
    .flatMap(({ $cstNode }) => $cstNode ?? [])
    .find(({ offset, end: last }) => (start === end ? offset < start && start < last : offset < end && start < last));
  if (!around) return `Add ${beginning(text)}`;
  const isGone = start <= around.offset && around.end <= end && text.trim() === '';
  return `${isGone ? 'Remove' : 'Change'} ${beginning(whole.slice(around.offset, around.end))}`;
}

/** The first line of a statement without what is inside its braces. */
function beginning(statement: string): string {
  const [first = ''] = statement.trim().split(/[{\n\r]/);
  const line = visibleText(first.replace(/\s+/g, ' ').trim());
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
