import type { Lowered, SourceFile } from '../lowering/lower.js';
import type { Problem } from './problem.js';
import { checkAddressSpace } from './topology-checks/address-space.js';
import { checkAddresses } from './topology-checks/addresses.js';
import { Checker } from './topology-checks/checker.js';
import { checkNames } from './topology-checks/names.js';
import { checkPeerings } from './topology-checks/peerings.js';
import { checkSpecialSubnets } from './topology-checks/special-subnets.js';

/** Checks what can only be seen when the whole topology is known. */
export function checkTopology({ topology, context }: Lowered, files: readonly SourceFile[]): Problem[] {
  const checker = new Checker();
  checkNames(checker, context.symbols);
  for (const { uri, file } of files) {
    for (const statement of file.statements) {
      if (statement.$type !== 'Vnet' || !context.declarationOf(statement)) continue;
      checkAddressSpace(checker, uri, statement);
      checkAddresses(checker, uri, statement);
      checkSpecialSubnets(checker, uri, statement);
    }
  }
  checkPeerings(checker, topology, context);
  return checker.problems;
}
