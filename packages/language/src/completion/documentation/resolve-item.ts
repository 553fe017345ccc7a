import { type CompletionItem, type MarkupContent, MarkupKind } from 'vscode-languageserver';
import { topics } from './topics.js';

/** An item with the documentation of its word, which the client asks for when it shows the item. */
export function resolveItem(item: CompletionItem): CompletionItem {
  const documentation = typeof item.data === 'string' ? documentationOf(item.data) : undefined;
  return documentation ? { ...item, documentation } : item;
}

/** The documentation of a word by the key of its words: a paragraph, what holds without it, and Microsoft's page. */
export function documentationOf(key: string): MarkupContent | undefined {
  const topic = topics[key];
  if (!topic) return undefined;
  const { text, absent, page } = topic;
  const parts = [
    text,
    ...(absent === undefined ? [] : [`Without it: ${absent}.`]),
    ...(page === undefined ? [] : [`[Microsoft's documentation](https://learn.microsoft.com/azure/${page})`]),
  ];
  return { kind: MarkupKind.Markdown, value: parts.join('\n\n') };
}
