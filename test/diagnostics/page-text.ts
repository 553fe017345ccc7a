import { type CodePage, createAzrouteServices } from '@azroute/language';
import { EmptyFileSystem } from 'langium';
import { formatText } from '../../packages/language/src/formatting/format-text.js';
import { applied } from '../../packages/language/src/formatting/gap-edits.js';

const { azroute } = createAzrouteServices(EmptyFileSystem);

/** A file formatted by azroute. */
export function formatted(file: string): string {
  return applied(file, formatText(azroute, file));
}

/** A page in the format that `readCodePage` reads. */
export function pageText({
  code,
  title,
  severity,
  meaning,
  details,
  why,
  example,
  says,
  fix,
  fixed,
}: CodePage): string {
  const answers = says.length > 0 ? ['azroute says:', ...says.map((message) => `> ${message}`)] : [];
  const paragraphs = [
    `# ${code} · ${title}`,
    `**${severity}.** ${[meaning, details].filter(Boolean).join(' ')}`,
    '## Why',
    ...why,
    ...(example === undefined ? [] : ['## Example', fenced(example), ...answers]),
    '## How to fix it',
    ...fix,
    ...(fixed === undefined ? [] : [fenced(fixed)]),
  ];
  return `${joined(paragraphs)}\n`;
}

function fenced(file: string): string {
  return `\`\`\`azroute\n${file}\`\`\``;
}

/** Paragraphs separated by an empty line, list items without one. */
function joined(paragraphs: readonly string[]): string {
  return paragraphs.reduce((text, paragraph) => {
    const list = paragraph.startsWith('- ') && text.split('\n').at(-1)?.startsWith('- ');
    return `${text}${list ? '\n' : '\n\n'}${paragraph}`;
  });
}
