import { listed, nearestWords } from '@azroute/language';
import type { Command } from 'commander';

/** `azroute help [command]`: the same text as `azroute COMMAND --help`. */
export function addHelp(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .description('print the help for a command')
    .argument('[command]', 'the command; without it, all commands are listed')
    .action((name: string | undefined, _options: unknown, self: Command) => {
      const command = name === undefined ? program : program.commands.find((each) => each.name() === name);
      if (command === undefined) {
        const near = nearestWords(
          name ?? '',
          program.commands.map((each) => each.name()),
        );
        const hint = near.length === 0 ? '' : `\n(Did you mean ${listed(near)}?)`;
        self.error(`error: unknown command '${name}'${hint}`);
      }
      command.help();
    });
}
