import { append, type DeclId, type Finding } from '@azroute/engine';
import { URI, UriUtils } from 'langium';
import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver';
import { visibleText } from '../../symbols/visible-text.js';
import { codeHref } from '../../validation/codes.js';
import { protocolSeverities } from '../../validation/protocol-severities.js';

/** The parts of the language's view of a topology that the diagnostics of findings use. */
export interface FindingSource {
  readonly root: string;
  readonly documents: readonly string[];
  readonly snapshot: { findings(): readonly Finding[]; failedRepairs(): readonly Finding[] };
  place(id: DeclId): { readonly uri: string; readonly nameRange: Range } | undefined;
}

/** The data of the diagnostic of a finding: its key, and the root of the topology that reports it. */
export interface FindingData {
  readonly finding: string;
  readonly root: string;
}

/**
 * The findings of topologies as diagnostics by document. A finding of several topologies is reported once; if another
 * topology that contains the document does not have it, the message names the root file of one that does.
 */
export function findingDiagnostics(sources: readonly FindingSource[]): Map<string, Diagnostic[]> {
  const reports = new Map<string, { uri: string; diagnostic: Diagnostic; roots: string[] }>();
  for (const source of sources) {
    const placeOf = onceEach(source);
    for (const finding of [...source.snapshot.findings(), ...source.snapshot.failedRepairs()]) {
      const place = placeOf(finding.declaration) ?? { uri: source.root, nameRange: startOfFile };
      const diagnostic = diagnosticOf(source, finding, place.nameRange, placeOf);
      const key = JSON.stringify([place.uri, place.nameRange, finding.code, finding.message]);
      const known = reports.get(key);
      if (known) known.roots.push(source.root);
      else reports.set(key, { uri: place.uri, diagnostic, roots: [source.root] });
    }
  }
  const byDocument = new Map<string, Diagnostic[]>();
  const holdersOf = new Map<string, number>();
  for (const { documents } of sources) {
    for (const uri of documents) holdersOf.set(uri, (holdersOf.get(uri) ?? 0) + 1);
  }
  for (const { uri, diagnostic, roots } of reports.values()) {
    const holders = holdersOf.get(uri) ?? 0;
    append(byDocument, uri, roots.length < holders ? inTopologyOf(roots[0] ?? '', diagnostic) : diagnostic);
  }
  return byDocument;
}

type PlaceOf = FindingSource['place'];

/** The locations of a topology, each computed once, because the paths of many packets lead through the same devices. */
function onceEach(source: FindingSource): PlaceOf {
  const known = new Map<DeclId, ReturnType<PlaceOf>>();
  return (id) => {
    if (!known.has(id)) known.set(id, source.place(id));
    return known.get(id);
  };
}

const startOfFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function diagnosticOf({ root }: FindingSource, finding: Finding, range: Range, placeOf: PlaceOf): Diagnostic {
  const data: FindingData = { finding: finding.key, root };
  return {
    range,
    severity: protocolSeverities[finding.severity],
    code: finding.code,
    codeDescription: { href: codeHref(finding.code) },
    source: 'azroute',
    message: visibleText(finding.message),
    relatedInformation: finding.related.flatMap((related): DiagnosticRelatedInformation[] => {
      const place = placeOf(related.declaration);
      return place
        ? [{ location: { uri: place.uri, range: place.nameRange }, message: visibleText(related.message) }]
        : [];
    }),
    data,
  };
}

function inTopologyOf(root: string, diagnostic: Diagnostic): Diagnostic {
  const file = UriUtils.basename(URI.parse(root));
  return { ...diagnostic, message: visibleText(`${diagnostic.message} (in the topology of ${file})`) };
}
