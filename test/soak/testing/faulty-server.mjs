// A small language server with a fault that its last argument names, to test that the soak finds it. For a document, it
// shows one diagnostic with the length of the text; hovers show the same.
import {
  createConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const fault = process.argv.at(-1);
const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const documents = new TextDocuments(TextDocument);
/** The lengths of the known texts; most faults become visible when one changes. */
const lengths = new Map();
const changed = new Set();

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const publish = (uri, version, message) =>
  connection.sendDiagnostics({ uri, version, diagnostics: message === undefined ? [] : [{ range, message }] });

/** What happens on a change, by the fault. */
const onChange = {
  dies: () =>
    setImmediate(() => {
      throw new Error('I have had enough.');
    }),
  'prints to its output': () => process.stdout.write('I am here.\r\n\r\n'),
  'repeats a version': (uri, version) => publish(uri, version - 1, 'again'),
  'invents a version': (uri, version) => publish(uri, version + 5, 'soon'),
  'writes to its log': () => connection.console.error('Something went wrong in 7 places.'),
};

documents.onDidChangeContent(({ document }) => {
  const { uri, version } = document;
  const { length } = document.getText();
  if (!lengths.has(uri)) {
    lengths.set(uri, length);
    publish(uri, version, `${length} characters`);
    return;
  }
  changed.add(uri);
  if (fault !== 'forgets changes') lengths.set(uri, length);
  const tell = () => publish(uri, version, `${lengths.get(uri)} characters`);
  if (fault === 'is late') setTimeout(tell, 400);
  else if (fault !== 'shows an old version') tell();
  onChange[fault]?.(uri, version);
});
documents.onDidClose(({ document: { uri } }) => {
  if (fault !== 'leaves what is closed') publish(uri, undefined, undefined);
});
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
}));
connection.onInitialized(() => connection.client.register('workspace/didChangeWatchedFiles', { watchers: [] }));
connection.onHover(({ textDocument: { uri } }) => {
  if (changed.has(uri)) {
    if (fault === 'does not answer') return new Promise(() => {});
    if (fault === 'answers with an error') return new ResponseError(-32603, 'Internal error');
    if (fault === 'refuses') return new ResponseError(-32801, 'The text has changed.');
  }
  return lengths.has(uri) ? { contents: `${lengths.get(uri)} characters` } : null;
});
connection.onRequest('azroute/settled', () => null);
documents.listen(connection);
connection.listen();
