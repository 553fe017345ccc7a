import { Argument, type Command } from 'commander';
import { bashScript } from '../completion/bash.js';
import {
  type CompletedCommand,
  type CompletedOption,
  commandsOf,
  optionsOf,
  type Shell,
  shells,
} from '../completion/command-line.js';
import { fishScript } from '../completion/fish.js';
import { pwshScript } from '../completion/pwsh.js';
import { zshScript } from '../completion/zsh.js';
import type { Context } from '../context.js';

const scripts = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  pwsh: pwshScript,
} satisfies Record<Shell, (commands: readonly CompletedCommand[], options: readonly CompletedOption[]) => string>;

/** `azroute completion`: a script with which a shell completes command lines. */
export function addCompletion(program: Command, { io }: Context): void {
  program
    .command('completion')
    .description('print a script with which a shell completes commands, options and their values')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      '\nExamples:\n  source <(azroute completion bash)\n  azroute completion zsh > ~/.zfunc/_azroute\n  azroute completion fish > ~/.config/fish/completions/azroute.fish',
    )
    .action((shell: Shell) => io.stdout(scripts[shell](commandsOf(program), optionsOf(program))));
}
