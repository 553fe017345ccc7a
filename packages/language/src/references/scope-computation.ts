import { type AstNode, type AstNodeDescription, DefaultScopeComputation, type LocalSymbols, MultiMap } from 'langium';

/** Computes no scopes: names are resolved through the symbols of the topology, see {@link ./linker.ts}. */
export class NoScopeComputation extends DefaultScopeComputation {
  override async collectExportedSymbols(): Promise<AstNodeDescription[]> {
    return [];
  }

  override async collectLocalSymbols(): Promise<LocalSymbols> {
    return noSymbols;
  }
}

const noSymbols: LocalSymbols = new MultiMap<AstNode, AstNodeDescription>() as unknown as LocalSymbols;
