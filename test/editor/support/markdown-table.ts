/** The rows of the first table in a Markdown text, with trimmed cells, without the header and the delimiter row. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n').map((line) => line.trim());
  const rule = lines.findIndex((line) => /^\|(\s*:?-+:?\s*\|)+$/.test(line));
  if (rule < 0) return [];
  const rest = lines.slice(rule + 1);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return (end < 0 ? rest : rest.slice(0, end)).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}
