import type { History, Operation } from '../history/operation.ts';
import { World } from '../world/world.ts';

/** A history that begins with the state of another one before an operation. */
export function laterStart(history: History, start: number): History {
  const world = new World(history);
  for (const operation of history.operations.slice(0, start)) {
    world.apply(operation);
    if (operation.do === 'announce' || operation.do === 'compare') world.announce();
  }
  const files: Record<string, string> = {};
  const opening: Operation[] = [];
  for (const [name, entry] of world.disk.entries) {
    if (entry.is === 'file') files[name] = entry.text;
    else if (entry.is === 'link') opening.push({ do: 'link', name, to: entry.to });
    else if (isEmpty(name, world)) opening.push({ do: 'folder', name });
  }
  if (opening.length > 0) opening.push({ do: 'announce' });
  if (world.settings !== null) opening.push({ do: 'configure', settings: world.settings });
  for (const [name, { text, language }] of world.open) opening.push({ do: 'open', name, text, language });
  return { files, operations: [...opening, { do: 'settle' }, ...history.operations.slice(start)] };
}

function isEmpty(folder: string, world: World): boolean {
  return ![...world.disk.entries.keys()].some((name) => name.startsWith(`${folder}/`));
}
