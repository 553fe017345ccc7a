import type { Connection, MessageReader, MessageWriter } from 'vscode-languageserver';

/** Makes a connection; the library has another function for it in browsers than in Node, which runs the tests. */
export type Connect = (reader: MessageReader, writer: MessageWriter) => Connection;
