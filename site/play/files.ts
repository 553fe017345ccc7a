import { language } from './language.js';
import * as monaco from './monaco.js';
import { isPath } from './share.js';

const scheme = 'azroute-play';

/** The URI of a file here, which is nowhere else. */
function uriOf(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme, path: `/${path}` });
}

/** The path of a file by its URI. */
export function pathOf(uri: monaco.Uri): string {
  return uri.path.slice(1);
}

/** The files on the page; one of them is shown in the editor, and the first one is the root. */
export class Files {
  private models: monaco.editor.ITextModel[] = [];

  /**
   * @param changed called when a file comes, goes or changes
   * @param opened called with a new file, before it changes, and `closed` with one that goes
   */
  constructor(
    private readonly editor: monaco.editor.IStandaloneCodeEditor,
    private readonly tabs: HTMLElement,
    private readonly events: {
      changed(): void;
      opened(model: monaco.editor.ITextModel): void;
      edited(model: monaco.editor.ITextModel): void;
      closed(model: monaco.editor.ITextModel): void;
    },
  ) {}

  /** The texts by their paths, the root first. */
  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.models.map((model) => [pathOf(model.uri), model.getValue()]));
  }

  /** The file that the picture is of. */
  get root(): monaco.editor.ITextModel | undefined {
    return this.models[0];
  }

  get all(): readonly monaco.editor.ITextModel[] {
    return this.models;
  }

  /** Replaces all files. */
  show(texts: Readonly<Record<string, string>>, line?: number): void {
    for (const model of this.models) this.close(model);
    this.models = [];
    for (const [path, text] of Object.entries(texts)) this.add(path, text);
    this.select(this.models[0]);
    if (line !== undefined) {
      this.editor.setPosition({ lineNumber: line, column: 1 });
      this.editor.revealLineNearTop(line);
    }
    this.events.changed();
  }

  /** Shows a file in the editor. */
  select(model: monaco.editor.ITextModel | undefined): void {
    if (model) this.editor.setModel(model);
    this.draw();
  }

  private add(path: string, text: string): monaco.editor.ITextModel {
    const model = monaco.editor.createModel(text, language, uriOf(path));
    this.models.push(model);
    this.events.opened(model);
    model.onDidChangeContent(() => {
      this.events.edited(model);
      this.events.changed();
    });
    return model;
  }

  private close(model: monaco.editor.ITextModel): void {
    this.events.closed(model);
    model.dispose();
  }

  private draw(): void {
    const shown = this.editor.getModel();
    const tab = (label: string, pressed: boolean, run: () => void, title = '') => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.title = title;
      button.ariaPressed = String(pressed);
      button.onclick = run;
      return button;
    };
    const remove = (model: monaco.editor.ITextModel) => () => {
      this.close(model);
      this.models = this.models.filter((each) => each !== model);
      this.select(this.models[0]);
      this.events.changed();
    };
    this.tabs.replaceChildren(
      ...this.models.map((model) => tab(pathOf(model.uri), model === shown, () => this.select(model))),
      tab('+', false, () => this.askForFile(), 'Add a file'),
      ...(shown && this.models.length > 1 ? [tab('×', false, remove(shown), `Remove ${pathOf(shown.uri)}`)] : []),
    );
  }

  private askForFile(): void {
    const path = window.prompt('The path of the new file', 'hubs/west.azroute')?.trim();
    if (!path) return;
    if (!isPath(path) || this.models.some(({ uri }) => pathOf(uri) === path)) {
      window.alert('The path must end in .azroute, and no other file may have it.');
      return;
    }
    this.select(this.add(path, ''));
    this.events.changed();
  }
}
