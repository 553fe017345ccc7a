/** Identifiers for names, unique and equal for the same name. */
export class Symbols {
  private readonly byName = new Map<string, string>();

  of(name: string): string {
    let symbol = this.byName.get(name);
    if (symbol === undefined) {
      const plain = name.replace(/\W+/g, '_').replace(/^(?=\d|$)/, '_');
      const taken = new Set(this.byName.values());
      symbol = plain;
      for (let count = 2; taken.has(symbol); count++) symbol = `${plain}_${count}`;
      this.byName.set(name, symbol);
    }
    return symbol;
  }
}
