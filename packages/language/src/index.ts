export { askedPacket } from './asked/asked-packet.js';
export { askedPicture, type PictureQuestion } from './asked/asked-picture.js';
export { askedWay } from './asked/asked-way.js';
export { Failure } from './asked/failure.js';
export { fenceWord, readFence } from './asked/fence.js';
export { isOfAzroute, isPictureFile } from './asked/fence-words.js';
export { idOf, listed } from './asked/names.js';
export {
  type AdvertisedRow,
  advertisedRows,
  droppedRows,
  type LearnedRow,
  learnedRows,
  type RefusedRow,
  type SessionChoice,
  withheldRows,
} from './bgp-lists/bgp-rows.js';
export { compareList, type ListComparison, type ListRow } from './bgp-lists/compare-list.js';
export { speakingDevice } from './bgp-lists/speaking-device.js';
export {
  type AzureIds,
  azureIdsIn,
  type ConfigurationLanguage,
  configurationChange,
  configurationLanguages,
} from './difference/configuration/index.js';
export { type Difference, differenceOf, isNothing, type State } from './difference/difference.js';
export { hopKindNames } from './difference/hop-kind-names.js';
export { differenceMarkdown, escapedMarkdown } from './difference/markdown.js';
export { addressPrefix, nextHopTexts, type RowJson, rowJson } from './difference/row-json.js';
export {
  declarationText,
  noDifference,
  notFollowed,
  packetText,
  rowText,
  verdictOf,
} from './difference/sentences.js';
export { createTextFormatter, type FormattedText } from './formatting/text-formatter.js';
export * as ast from './generated/ast.js';
export { expectationsOfToday } from './lsp/edits/expectations-of-today.js';
export { type FileSystem, startServer } from './lsp/server.js';
export { createAzrouteServices } from './module.js';
export { citationsIn, replaceCitations, replaceInText } from './rulebook/citations.js';
export { type Chapter, type Rule, type RuleFact, readChapter, ruleFacts } from './rulebook/read-chapter.js';
export { linkRules, ruleHref, rulePagesOnline, rulePlace, unlinkRules } from './rulebook/rule-places.js';
export type { Scaffold } from './scaffolds/scaffold.js';
export { scaffolds } from './scaffolds/scaffolds.js';
export type { AzrouteAddedServices, AzrouteServices } from './services.js';
export { type DeclKind, declKinds, endKinds, kindWithArticle, passedKinds } from './symbols/declaration.js';
export { nearestWords } from './symbols/nearest-words.js';
export { compareNames } from './symbols/order.js';
export { nameText, referenceText } from './symbols/reference-text.js';
export { withShortWords } from './symbols/short-words.js';
export type { Resolution } from './symbols/symbol-table.js';
export { hasUnseen, visibleText } from './symbols/visible-text.js';
export { addressesOf, prefixesOf } from './topology/addresses.js';
export { TopologyProvider } from './topology/provider.js';
export { topologyOfTexts } from './topology/topology-of-texts.js';
export type { Place, TopologyView } from './topology/view.js';
export { allCodes, codeGroups, codesOf } from './validation/all-codes.js';
export { type CodePage, readCodePage } from './validation/code-page.js';
export { codeHref, type LanguageCode, languageCodes } from './validation/codes.js';
export type { Problem, RelatedRange } from './validation/problem.js';
export type { ComparedRow } from './verify/compared-row.js';
export { compareHubRoutes, type HubComparison, type PrintedHubRoute, readHubRoutes } from './verify/hub-routes.js';
export { parsePrinted } from './verify/parse-printed.js';
export type { PrintedTable } from './verify/printed-row.js';
export { howToMake } from './verify/read-json.js';
export { type ExplainedRow, type Verification, verifyNic } from './verify/verify-nic.js';
