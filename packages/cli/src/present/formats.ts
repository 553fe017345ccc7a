import { Option } from 'commander';

/** How an answer is printed in each output format. */
export type Formats<Format extends string, Answer> = Readonly<
  Record<Format, (answer: Answer) => string | Promise<string>>
>;

/** `--output`, which selects one of these formats; the first one is the default. */
export function outputOption(formats: Formats<string, never>): Option {
  const names = Object.keys(formats);
  return new Option('-o, --output <format>', 'output format').choices(names).default(names[0]);
}
