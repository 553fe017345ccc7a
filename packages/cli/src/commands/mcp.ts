import type { Command } from 'commander';
import type { Context } from '../context.js';
import { serveTools } from '../mcp/serve.js';

/** `azroute mcp`: the commands as tools for a language model. */
export function addMcp(program: Command, { io, run }: Context): void {
  program
    .command('mcp')
    .description('serve the commands as tools for a language model, over the files of the current folder')
    .option('--write', 'let the tool fix write the files that it repairs')
    .addHelpText(
      'after',
      '\nThe Model Context Protocol is spoken over standard input and output.\n\nExample, as the command that an application starts in the folder of the network:\n  azroute mcp',
    )
    .action(async ({ write }: { readonly write?: boolean }) => {
      io.serverStarts();
      await serveTools(run, io, write === true);
    });
}
