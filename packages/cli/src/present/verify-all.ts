import { linesText } from './printable.js';
import type { VerifyJson } from './verify-json.js';

/** A comparison with the file that it is with. */
export interface Verified extends VerifyJson {
  readonly against: string;
}

/** The answer of `azroute verify` with a folder. */
export interface VerifyAllJson {
  readonly nics: readonly Verified[];
  /** Files of the folder that belong to no NIC. */
  readonly notCompared: readonly string[];
  /** Why files that belong to a NIC cannot be compared with it, a sentence each. */
  readonly failed: readonly string[];
}

/** Whether a comparison shows a difference. */
export function isDifferent({ missing, extra, disableBgpRoutePropagation }: VerifyJson): boolean {
  return missing.length + extra.length > 0 || disableBgpRoutePropagation !== undefined;
}

/** One line for each NIC, and a sum; `file` is the topology. */
export function verifyAllText({ nics, notCompared }: VerifyAllJson, file: string): string {
  const width = Math.max(0, ...nics.map(({ nic }) => nic.length));
  const different = nics.filter(isDifferent);
  const first = different[0];
  return linesText([
    ...nics.map(({ nic, agree, missing, extra, disableBgpRoutePropagation: flag }) => {
      const counts = `${agree.length} agree, ${missing.length} missing, ${extra.length} extra`;
      return `${nic.padEnd(width)}  ${counts}${flag ? ', disableBgpRoutePropagation differs' : ''}`;
    }),
    ...(nics.length > 0 ? [''] : []),
    nics.length === 0
      ? 'No NIC could be compared with Azure.'
      : different.length === 0
        ? nics.length === 1
          ? 'The NIC agrees with Azure.'
          : `All ${nics.length} NICs agree with Azure.`
        : `${nics.length - different.length} of ${nics.length} NICs agree with Azure.`,
    ...(first ? [`To see the rows: azroute verify ${file} --nic ${first.nic} --against ${first.against}`] : []),
    ...(notCompared.length > 0
      ? [`Not compared, since they begin with the name of no NIC: ${notCompared.join(', ')}`]
      : []),
  ]);
}
