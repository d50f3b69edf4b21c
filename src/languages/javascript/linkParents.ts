import { childKeys, type Node } from './syntax';

/**
 * Sets `parent` in every node below one, and lets go of lines and columns: offsets say the same, and the parser can't be asked to
 * leave them out. Every node of every file comes by here, so it visits children in its own loop.
 */
export function linkParents(node: Node): void {
  const holder = node as unknown as Record<string, unknown>;
  holder.loc = undefined;
  for (const key of childKeys(node)) {
    const value = holder[key];
    if (Array.isArray(value)) {
      for (const item of value as readonly (Node | null)[]) if (item !== null) linkChild(item, node);
    } else if (typeof value === 'object' && value !== null) linkChild(value as Node, node);
  }
}

function linkChild(child: Node, parent: Node): void {
  (child as { parent: Node }).parent = parent;
  linkParents(child);
}
