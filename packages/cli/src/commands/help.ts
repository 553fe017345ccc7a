import type { Command } from 'commander';

/** `azroute help [command]`: what a command does, as `azroute COMMAND --help` says it. */
export function addHelp(program: Command): void {
  program
    .helpCommand(false)
    .command('help')
    .description('print the help of a command')
    .argument('[command]', 'the command; without one, all of them are listed')
    .action((name: string | undefined, _options: unknown, self: Command) => {
      const command = name === undefined ? program : program.commands.find((each) => each.name() === name);
      if (command === undefined) self.error(`error: unknown command '${name}'`);
      else command.help();
    });
}
