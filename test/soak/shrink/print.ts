import type { History } from '../history/operation.ts';

/** A history as JSON with one line for each file and each operation, for people and for `--replay`. */
export function printed({ files, operations }: History): string {
  const lines = Object.entries(files).map(([name, text]) => `    ${JSON.stringify(name)}: ${JSON.stringify(text)}`);
  const steps = operations.map((operation) => `    ${JSON.stringify(operation)}`);
  return `{\n  "files": {\n${lines.join(',\n')}\n  },\n  "operations": [\n${steps.join(',\n')}\n  ]\n}\n`;
}
