import type { Command } from 'commander';

/**
 * Refuses options that are given several times although they take one value: the last one would win in silence. Options
 * that collect values have a list as default.
 */
export function refuseRepeats(program: Command): void {
  for (const command of program.commands) {
    for (const option of command.options) {
      if (option.isBoolean() || Array.isArray(option.defaultValue)) continue;
      let isGiven = false;
      command.on(`option:${option.name()}`, () => {
        if (isGiven) command.error(`error: option '${option.flags}' is given several times, and takes one value`);
        isGiven = true;
      });
    }
  }
}
