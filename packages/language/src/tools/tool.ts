/** What a tool is asked for in one of its inputs. */
export interface Input {
  readonly description: string;
  /** The words that are allowed; without them, any text is. */
  readonly choices?: readonly string[];
  readonly isOptional?: true;
  /** Whether it is a list. */
  readonly isList?: true;
  /** Whether it is a path, a folder or a pattern in the workspace. */
  readonly isPath?: true;
  /** How it stands on the command line: as `--NAME=VALUE`, as `--VALUE`, or without a name, in the order of the inputs. */
  readonly as: 'option' | 'flag' | 'operand';
}

/** The values of a tool's inputs, as a protocol or a model brings them: anything, in which `null` stands for nothing. */
export type Given = Readonly<Record<string, unknown>>;

/** What a tool answers. */
export type ToolAnswer = {
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly isError?: boolean;
};

/** The call of a tool by an editor. */
export interface ToolCall {
  readonly tool: string;
  readonly given: Given;
  /** The folder whose files the tool may read, as a path. */
  readonly workspace: string;
  /** What is not saved: the texts of files that are read in place of those on the disk, by path. */
  readonly unsaved: Readonly<Record<string, string>>;
}

/** A command of the command line as a tool for language models. */
export interface Tool {
  /** The name of the tool and of the command. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, Input>>;
  /** What the command is always asked for. */
  readonly always: readonly string[];
  /** Whether it can change files, if the server may. */
  readonly writes?: true;
}

/** The command line that answers a tool's call. Values can stand nowhere else than where they are meant to. */
export function commandLine({ name, inputs, always }: Tool, given: Given): readonly string[] {
  const parts: Record<Input['as'], string[]> = { option: [], flag: [], operand: [] };
  for (const [input, { as }] of Object.entries(inputs)) {
    for (const value of valuesOf(given[input])) {
      parts[as].push(as === 'option' ? `--${input}=${value}` : as === 'flag' ? `--${value}` : value);
    }
  }
  return [name, ...always, ...parts.option, ...parts.flag, '--', ...parts.operand];
}

/** What is wrong with the values of a tool's inputs, as a sentence without its end; undefined if nothing is. */
export function wrongInput({ name: tool, inputs }: Tool, given: Given): string | undefined {
  for (const [name, { choices, isList, isOptional }] of Object.entries(inputs)) {
    const values = valuesOf(given[name]);
    if (values.length === 0 && !isOptional) return `${tool} needs ${name}`;
    if (values.length > 1 && !isList) return `${tool} takes only one ${name}`;
    const odd = choices && values.find((value) => !choices.includes(value));
    if (odd !== undefined) return `${name} must be one of ${choices?.join(', ')}`;
  }
  return undefined;
}

/** The texts of one input. */
export function valuesOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}
