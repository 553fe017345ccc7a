import { readChapter } from '@azroute/language';

/** The line width of the source formatter. */
const lineWidth = 120;

/** The module with the page and the first line of each entry. */
export function renewedLines(pages: readonly (readonly [file: string, text: string])[]): string {
  const lines = pages.map(([file, text]) => {
    const places = readChapter(text).rules.map(({ id, line }) => `${id}:${line}`);
    const line = `  '${file}': '${places.join(' ')}',\n`;
    return line.length > lineWidth + 1 ? line.replace(': ', ':\n    ') : line;
  });
  return `/** The first line of each entry, by page of docs/rules. Made from the pages: \`vitest run test/rules --update\`. */
export const ruleLines: Readonly<Record<string, string>> = {
${lines.join('')}};
`;
}
