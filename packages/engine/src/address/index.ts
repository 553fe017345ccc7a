export { type Address, compareAddresses, type Family } from './address.js';
export { freePrefix, widened } from './free-prefix.js';
export { merged } from './merge.js';
export {
  address,
  isProblem,
  type ParsedPrefix,
  type ParseProblem,
  parseAddress,
  parsePrefix,
  prefix,
} from './parse.js';
export {
  comparePrefixes,
  contains,
  covers,
  hostPrefix,
  isDefaultRoute,
  overlaps,
  type Prefix,
  samePrefix,
} from './prefix.js';
export { PrefixTable } from './prefix-table.js';
export { privateNetworks } from './private-networks.js';
export { addressAt, firstAddress, halvesOf, lastAddress, nextAddress, parentOf } from './range.js';
export { rebaseAddress, rebasePrefix } from './rebase.js';
