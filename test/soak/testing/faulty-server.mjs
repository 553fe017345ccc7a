// A small language server with a fault that its last argument names, to see that the soak finds it. What it shows for a
// document is one diagnostic that says how long the text is; hovers say the same.
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
const lengths = new Map();

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const publish = (uri, version, message) =>
  connection.sendDiagnostics({ uri, version, diagnostics: message === undefined ? [] : [{ range, message }] });

documents.onDidChangeContent(({ document }) => {
  const { uri, version } = document;
  const changed = version > 1;
  if (fault === 'dies' && changed) throw new Error('I have had enough.');
  const { length } = document.getText();
  if (fault === 'forgets changes' && changed) return publish(uri, version, `${lengths.get(uri)} characters`);
  lengths.set(uri, length);
  if (fault === 'repeats a version' && version === 3) publish(uri, 1, 'again');
  if (fault === 'invents a version' && changed) publish(uri, version + 5, 'soon');
  if (fault === 'writes to its log' && changed) connection.console.error('Something went wrong in 7 places.');
  if (fault === 'shows an old version' && changed) return undefined;
  if (fault === 'is late' && changed) return setTimeout(() => publish(uri, version, `${length} characters`), 400);
  return publish(uri, version, `${length} characters`);
});
documents.onDidClose(({ document: { uri } }) => {
  if (fault !== 'leaves what is closed') publish(uri, undefined, undefined);
});
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
}));
connection.onInitialized(() => connection.client.register('workspace/didChangeWatchedFiles', { watchers: [] }));
connection.onHover(({ textDocument: { uri } }) => {
  const document = documents.get(uri);
  if (document && document.version > 1) {
    if (fault === 'does not answer') return new Promise(() => {});
    if (fault === 'answers with an error') return new ResponseError(-32603, 'Internal error');
    if (fault === 'refuses') return new ResponseError(-32801, 'The text has changed.');
  }
  return document ? { contents: `${lengths.get(uri)} characters` } : null;
});
connection.onRequest('azroute/settled', () => null);
documents.listen(connection);
connection.listen();
