import { visibleText } from '@azroute/language';

/**
 * A comment to the end of the line. Whatever the text contains, it stays one: line ends and invisible characters are
 * escaped.
 */
export function comment(text: string): string {
  return `// ${visibleText(text)}`;
}
