import {
  type DeclarationAtParams,
  type DeclarationPage,
  type DeclarationParams,
  type DeclarationPlace,
  type DeclarationsAt,
  type DiagramFileParams,
  type DiagramFileResult,
  type DiagramParams,
  type DiagramRepairParams,
  type DiagramRepairResult,
  type DiagramResult,
  diagramRequests,
} from '@azroute/language/protocol';
import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Asks the language server about pictures; null if it is not running, or refuses. */
export class DiagramRequests {
  /** @param client the running language server, if there is one */
  constructor(readonly client: () => BaseLanguageClient | undefined) {}

  picture(params: DiagramParams, token?: CancellationToken) {
    return this.ask<DiagramResult>(diagramRequests.diagram, params, token);
  }

  file(params: DiagramFileParams) {
    return this.ask<DiagramFileResult>(diagramRequests.file, params);
  }

  ofRepair(params: DiagramRepairParams) {
    return this.ask<DiagramRepairResult>(diagramRequests.ofRepair, params);
  }

  declarationsAt(params: DeclarationAtParams, token?: CancellationToken) {
    return this.ask<DeclarationsAt>(diagramRequests.declarationAt, params, token);
  }

  placeOf(params: DeclarationParams) {
    return this.ask<DeclarationPlace>(diagramRequests.placeOf, params);
  }

  pageOf(params: DeclarationParams) {
    return this.ask<DeclarationPage>(diagramRequests.pageOf, params);
  }

  private async ask<R>(method: string, params: object, token?: CancellationToken): Promise<R | null> {
    const client = this.client();
    if (!client?.isRunning()) return null;
    // A token that is undefined would count as a parameter.
    const asked = token
      ? client.sendRequest<R | null>(method, params, token)
      : client.sendRequest<R | null>(method, params);
    return asked.catch(() => null);
  }
}
