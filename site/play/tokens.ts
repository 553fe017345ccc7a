import grammar from '../../syntaxes/azroute.tmLanguage.json';
import type * as monaco from './monaco.js';

/** Colours words, comments and texts, as the grammar of VS Code does; names get theirs from the server. */
export function tokensOf(): monaco.languages.IMonarchLanguage {
  const keywords = grammar.patterns.find(({ name }) => name === 'keyword.control.azroute')?.match ?? '';
  return {
    unicode: true,
    tokenizer: {
      root: [
        [/\/\/.*$/, 'comment'],
        [/\/\*/, 'comment', '@comment'],
        [/"[^"\n]*"/, 'string'],
        [/[\da-fA-F]*[.:][\da-fA-F.:]*(\/\d+)?|\d+/, 'number'],
        [new RegExp(keywords), 'keyword'],
        [/[\p{L}_][\p{L}\p{N}_-]*/u, 'identifier'],
      ],
      comment: [
        [/[^*]+/, 'comment'],
        [/\*\//, 'comment', '@pop'],
        [/\*/, 'comment'],
      ],
    },
  };
}
