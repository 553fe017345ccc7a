import type { AstNode } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';

/** True if every route of a file to an appliance is written without the word VirtualAppliance, and there is one. */
export function hasShortHops(file: AstNode | undefined): boolean {
  const statements = (file as AzrouteFile | undefined)?.statements ?? [];
  const hops = statements.flatMap((one) =>
    one.$type === 'RouteTable'
      ? one.routes.flatMap(({ nextHop }) => (nextHop?.address === undefined ? [] : nextHop))
      : [],
  );
  return hops.length > 0 && hops.every(({ type }) => type === undefined);
}
