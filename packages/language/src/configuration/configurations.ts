import { defaultSettings, type Settings } from '@azroute/engine';
import { type FileSystemProvider, type URI, UriUtils } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { problemsNotShown, worstOf } from '../suppression/most-problems.js';
import { visibleText } from '../symbols/visible-text.js';
import { codeHref } from '../validation/codes.js';
import { refusalOf, refusalText } from '../workspace/refusal.js';
import { type Configuration, noConfiguration, readConfiguration, type Severities } from './read-configuration.js';

/** The name of the file in which a team keeps what azroute assumes and reports. */
export const configurationFile = 'azroute.json';

interface Found extends Configuration {
  readonly uri: string | undefined;
  readonly text: string;
}

const nothing: Found = { ...noConfiguration, uri: undefined, text: '' };

/**
 * The configurations of documents: each has that of the nearest `azroute.json` in its folder or above it, below what
 * the user has set in the editor or on the command line. Files are read when first asked for, and again after `forget`.
 */
export class Configurations {
  private readonly byFolder = new Map<string, Found>();
  private userSettings: Partial<Settings> = {};
  private userSeverities: Severities = new Map();

  constructor(private readonly files: FileSystemProvider) {}

  /** What the user has set, which comes before what files say. */
  useUser(settings: Partial<Settings>, severities: Severities): void {
    this.userSettings = settings;
    this.userSeverities = severities;
  }

  /** Reads all files anew from now on. */
  forget(): void {
    this.byFolder.clear();
  }

  /** What the engine assumes for the topology of this root. */
  settingsFor(root: URI): Settings {
    return { ...defaultSettings, ...this.near(root).settings, ...this.userSettings };
  }

  /** The severities that count in this document. */
  severitiesFor(document: URI): Severities {
    const { severities } = this.near(document);
    if (this.userSeverities.size === 0) return severities;
    return new Map([...severities, ...this.userSeverities]);
  }

  /** What is wrong in the configuration files that were read, by their URI. */
  problems(): ReadonlyMap<string, readonly Diagnostic[]> {
    const found = new Map<string, readonly Diagnostic[]>();
    for (const { uri, text, problems } of this.byFolder.values()) {
      if (uri === undefined) continue;
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
    let found = this.byFolder.get(key);
    if (!found) {
      const parent = UriUtils.dirname(folder);
      found =
        this.read(UriUtils.joinPath(folder, configurationFile)) ??
        (parent.path === folder.path ? nothing : this.inFolder(parent));
      this.byFolder.set(key, found);
    }
    return found;
  }

  private read(file: URI): Found | undefined {
    // What is not on disk is read asynchronously only.
    if (file.scheme !== 'file') return undefined;
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
