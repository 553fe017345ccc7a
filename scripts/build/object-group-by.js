// Object.groupBy (ES2024) for the Node 20 of VS Code 1.100 and of a plain `node`: the parser library calls it.
Object.groupBy ??= (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    if (key in groups) groups[key].push(item);
    else groups[key] = [item];
  }
  return groups;
};
