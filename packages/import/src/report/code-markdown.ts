/** A text from the files as code in Markdown, which it must not leave. */
export function codeMarkdown(text: string): string {
  const shown = text.replace(/[\r\n]+/g, ' ').replaceAll('`', "'");
  return `\`${shown}\``;
}
