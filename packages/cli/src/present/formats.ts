import { Option } from 'commander';

/** How an answer is printed in each form of the output. */
export type Formats<Format extends string, Answer> = Readonly<
  Record<Format, (answer: Answer) => string | Promise<string>>
>;

/** `--output`, which chooses one of these forms; the first one is the default. */
export function outputOption(formats: Formats<string, never>): Option {
  const names = Object.keys(formats);
  return new Option('-o, --output <format>', 'form of the output').choices(names).default(names[0]);
}
