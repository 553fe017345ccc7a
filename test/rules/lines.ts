import { readChapter } from '@azroute/language';

/** As the formatter of the sources has it. */
const lineWidth = 120;

/** The module that knows in which line of which page each entry begins. */
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
