interface Visit {
  readonly node: number;
  next: number;
}

/**
 * The strongly connected components of a directed graph: the largest sets of nodes that all reach one another (a node
 * outside any cycle is a component by itself), each after all that it reaches. Tarjan's algorithm, without recursion,
 * because a chain of files can be longer than the stack is deep.
 * @param edges for each node, by number, the nodes that it leads to
 */
export function circlesOf(edges: readonly (readonly number[])[]): number[][] {
  const index: number[] = new Array(edges.length).fill(-1);
  const low: number[] = new Array(edges.length).fill(0);
  const open: number[] = [];
  const isOpen: boolean[] = new Array(edges.length).fill(false);
  const circles: number[][] = [];
  let count = 0;

  const enter = (node: number, visits: Visit[]) => {
    index[node] = low[node] = count++;
    open.push(node);
    isOpen[node] = true;
    visits.push({ node, next: 0 });
  };
  const lower = (node: number, to: number | undefined) => {
    low[node] = Math.min(low[node] ?? 0, to ?? 0);
  };

  for (let start = 0; start < edges.length; start++) {
    if (index[start] !== -1) continue;
    const visits: Visit[] = [];
    enter(start, visits);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { node } = visit;
      const next = edges[node]?.[visit.next++];
      if (next !== undefined) {
        if (index[next] === -1) enter(next, visits);
        else if (isOpen[next]) lower(node, index[next]);
        continue;
      }
      visits.pop();
      const above = visits.at(-1);
      if (above) lower(above.node, low[node]);
      if (low[node] !== index[node]) continue;
      const circle = open.splice(open.lastIndexOf(node));
      for (const member of circle) isOpen[member] = false;
      circles.push(circle);
    }
  }
  return circles;
}
