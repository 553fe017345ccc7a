import { startStdioServer } from '@azroute/language/node';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';

/** `azroute lsp --stdio`: the language server for editors that start a process and communicate over its streams. */
export function addLsp(program: Command, { io }: Context): void {
  program
    .command('lsp')
    .description('start the language server for an editor')
    .option('--stdio', 'communicate over standard input and output')
    .addHelpText('after', '\nExample, as the command that an editor starts:\n  azroute lsp --stdio')
    .action((options: { readonly stdio?: boolean }) => {
      if (!options.stdio)
        throw new Failure('the language server communicates over standard input and output: azroute lsp --stdio');
      io.serverStarts();
      // The server's threads run the same bundle; see main.ts.
      startStdioServer(new URL(import.meta.url));
    });
}
