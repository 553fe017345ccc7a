import { Command, CommanderError } from 'commander';
import { addAsk } from './commands/ask.js';
import { addBgp } from './commands/bgp.js';
import { addCheck } from './commands/check.js';
import { addCompletion } from './commands/completion.js';
import { addDiagram } from './commands/diagram.js';
import { addDiff } from './commands/diff.js';
import { addExplain } from './commands/explain.js';
import { addFix } from './commands/fix.js';
import { addFormat } from './commands/format.js';
import { addHelp } from './commands/help.js';
import { addImport } from './commands/import.js';
import { addInit } from './commands/init.js';
import { addLsp } from './commands/lsp.js';
import { addMcp } from './commands/mcp.js';
import { addRoutes } from './commands/routes.js';
import { addTrace } from './commands/trace.js';
import { addVerify } from './commands/verify.js';
import { addWhy } from './commands/why.js';
import type { Context } from './context.js';
import { exitCodes } from './failure.js';
import { failureText } from './failure-text.js';
import { type Io, printableIo } from './io.js';
import { refuseRepeats } from './refuse-repeats.js';
import { version } from './version.js';

/**
 * Runs one command line (without the program's own name) and returns its exit code: 0; 1 if `check` found an error or
 * `verify` or `diff` a difference, or `import` lacks something, or `fix` leaves something, `ask` finds nothing, `format --check` or `diagram --check` lists a file or
 * `trace --fail-on` says so; 2 for incorrect usage or an unreadable file. Never throws;
 * `azroute lsp` and `azroute mcp` return while their servers continue to run.
 */
export async function run(argv: readonly string[], streams: Io): Promise<number> {
  const io = printableIo(streams, argv);
  let code: number = exitCodes.ok;
  const exitWith = (wanted: number) => {
    code = wanted;
  };
  const program = createProgram({ io, exitWith, run });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    io.stderr(failureText(error, io.debug));
    return exitCodes.usage;
  }
}

function createProgram(context: Context): Command {
  const { io } = context;
  const program = new Command('azroute')
    .description('Effective routes, BGP tables, packet paths and routing loops of Azure networks written as text.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: (text) => io.stderr(text) })
    .showHelpAfterError('(azroute --help lists the commands and options)')
    .exitOverride();
  for (const add of [
    addCheck,
    addRoutes,
    addTrace,
    addWhy,
    addVerify,
    addDiff,
    addBgp,
    addDiagram,
    addAsk,
    addFix,
    addFormat,
    addExplain,
    addInit,
    addImport,
    addCompletion,
    addLsp,
    addMcp,
  ])
    add(program, context);
  addHelp(program);
  refuseRepeats(program);
  program.addHelpText('after', '\nExample:\n  azroute check network.azroute');
  return program;
}
