import type { History, Operation } from '../history/operation.ts';

/** Where a text stands in a history. */
export interface TextSlot {
  /** The name of a file, or the place of an operation. */
  readonly at: string | number;
  readonly text: string;
}

/** The texts of a history that can be shortened. */
export function textsOf({ files, operations }: History): TextSlot[] {
  return [
    ...Object.entries(files).map(([at, text]) => ({ at, text })),
    ...operations.flatMap((operation, at) => {
      const text = 'text' in operation ? operation.text : undefined;
      return text === undefined ? [] : [{ at, text }];
    }),
  ];
}

/** The history with another text in a place. */
export function withText(history: History, { at }: TextSlot, text: string): History {
  if (typeof at === 'string') return { ...history, files: { ...history.files, [at]: text } };
  const operations = history.operations.map((operation, i) =>
    i === at ? ({ ...operation, text } as Operation) : operation,
  );
  return { ...history, operations };
}
