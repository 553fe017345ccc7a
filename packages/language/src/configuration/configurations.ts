import { defaultSettings, type Settings } from '@azroute/engine';
import { type FileSystemProvider, URI, UriUtils } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { problemsNotShown, worstOf } from '../suppression/most-problems.js';
import { visibleText } from '../symbols/visible-text.js';
import { codeHref } from '../validation/codes.js';
import { refusalOf, refusalText } from '../workspace/refusal.js';
import { type Configuration, noConfiguration, readConfiguration, type Severities } from './read-configuration.js';

/** The name of the file that configures what azroute assumes and reports. */
export const configurationFile = 'azroute.json';

interface Found extends Configuration {
  readonly uri: string | undefined;
  readonly text: string;
}

/** What is known of a folder. */
interface Folder {
  /** The configuration in this folder, if there is one. */
  readonly own: Found | undefined;
  /** The configuration that applies to it: its own, or that of the nearest parent folder. */
  readonly counts: Found;
}

const nothing: Found = { ...noConfiguration, uri: undefined, text: '' };

/**
 * The configurations of documents: each has that of the nearest `azroute.json` in its folder or above, overridden by
 * what the user has set in the editor or on the command line. Files are read on first use, and again after `forget`.
 */
export class Configurations {
  private readonly byFolder = new Map<string, Folder>();
  private userSettings: Partial<Settings> = {};
  private userSeverities: Severities = new Map();

  constructor(private readonly files: FileSystemProvider) {}

  /** The user's settings, which take precedence over files. */
  useUser(settings: Partial<Settings>, severities: Severities): void {
    this.userSettings = settings;
    this.userSeverities = severities;
  }

  /** Forgets all files, so that they are read again. */
  forget(): void {
    this.byFolder.clear();
  }

  /** Forgets all files that apply to none of these documents. */
  keepOnlyFor(documents: Iterable<URI>): void {
    const needed = new Set<string>();
    for (const document of documents) {
      for (let folder = UriUtils.dirname(document); !needed.has(folder.toString()); folder = UriUtils.dirname(folder)) {
        needed.add(folder.toString());
        if (this.byFolder.get(folder.toString())?.own) break;
      }
    }
    for (const folder of this.byFolder.keys()) if (!needed.has(folder)) this.byFolder.delete(folder);
  }

  /** The files at one of these changed places that were looked for, whether or not they exist. */
  lookedForAt(places: Iterable<URI>): readonly URI[] {
    const changed = new Set([...places].map(String));
    if (changed.size === 0) return [];
    const files = [...this.byFolder.keys()].map((folder) => UriUtils.joinPath(URI.parse(folder), configurationFile));
    return files.filter((file) => isAtOrBelow(file, changed));
  }

  /** Whether any of these files now has different content. */
  haveChanged(files: readonly URI[]): boolean {
    return files.some((file) => {
      const known = this.byFolder.get(UriUtils.dirname(file).toString());
      return known !== undefined && contentOf(known.own) !== contentOf(this.read(file));
    });
  }

  /** What the engine assumes for the topology of this root. */
  settingsFor(root: URI): Settings {
    return { ...defaultSettings, ...this.near(root).settings, ...this.userSettings };
  }

  /** The severities that apply to this document. */
  severitiesFor(document: URI): Severities {
    const { severities } = this.near(document);
    if (this.userSeverities.size === 0) return severities;
    return new Map([...severities, ...this.userSeverities]);
  }

  /** The problems of the configuration files that were read, by URI. */
  problems(): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = new Map<string, readonly Diagnostic[]>();
    for (const { own } of this.byFolder.values()) {
      if (own?.uri === undefined) continue;
      const { uri, text, problems } = own;
      const document = TextDocument.create(uri, 'json', 0, text);
      const { worst, left } = worstOf(problems.map((problem) => diagnosticOf(document, problem)));
      found.set(uri, left.length === 0 ? worst : [problemsNotShown(left), ...worst]);
    }
    return found;
  }

  private near(document: URI): Found {
    return this.inFolder(UriUtils.dirname(document));
  }

  private inFolder(folder: URI): Found {
    const key = folder.toString();
    let known = this.byFolder.get(key);
    if (!known) {
      const parent = UriUtils.dirname(folder);
      const own = this.read(UriUtils.joinPath(folder, configurationFile));
      known = { own, counts: own ?? (parent.path === folder.path ? nothing : this.inFolder(parent)) };
      this.byFolder.set(key, known);
    }
    return known.counts;
  }

  private read(file: URI): Found | undefined {
    try {
      if (!this.files.existsSync(file)) return undefined;
      const text = this.files.readFileSync(file);
      return { ...readConfiguration(text), uri: file.toString(), text };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === 'missing') return undefined;
      const problems = [{ offset: 0, length: 0, message: refusalText(refusal, configurationFile) }];
      return { ...noConfiguration, problems, uri: file.toString(), text: '' };
    }
  }
}

/** Where the configurations of documents may be: in their folders and above. */
export function configurationPlaces(documents: Iterable<URI>): readonly URI[] {
  const places = new Map<string, URI>();
  for (const document of documents) {
    // An unsaved file is in no folder.
    if (!document.path.startsWith('/')) continue;
    for (let folder = UriUtils.dirname(document); !places.has(folder.toString()); folder = UriUtils.dirname(folder))
      places.set(folder.toString(), UriUtils.joinPath(folder, configurationFile));
  }
  return [...places.values()];
}

/** Whether one of these places is the file, or a folder that contains it. */
function isAtOrBelow(file: URI, places: ReadonlySet<string>): boolean {
  for (let at = file; ; at = UriUtils.dirname(at)) {
    if (places.has(at.toString())) return true;
    if (UriUtils.dirname(at).path === at.path) return false;
  }
}

/** The content of a file as a comparable text; undefined if there is no file. */
function contentOf(found: Found | undefined): string | undefined {
  return found && JSON.stringify([found.text, found.problems]);
}

function diagnosticOf(
  document: TextDocument,
  { offset, length, message }: Configuration['problems'][number],
): Diagnostic {
  return {
    range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
    severity: DiagnosticSeverity.Error,
    code: 'AZR054',
    codeDescription: { href: codeHref('AZR054') },
    source: 'azroute',
    message: visibleText(message),
  };
}
