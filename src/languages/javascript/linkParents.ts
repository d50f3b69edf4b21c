import { childKeys, type Node } from './syntax';

/**
 * Sets `parent` in every node below one, and calls `finish` for each node on the way down. Every node of every file comes by here, so
 * it visits children in its own loop.
 */
export function linkParents(node: Node, finish: (node: Node) => void): void {
  finish(node);
  const holder = node as unknown as Record<string, unknown>;
  for (const key of childKeys(node)) {
    const value = holder[key];
    if (Array.isArray(value)) {
      for (const item of value as readonly (Node | null)[]) if (item !== null) linkChild(item, node, finish);
    } else if (typeof value === 'object' && value !== null) linkChild(value as Node, node, finish);
  }
}

function linkChild(child: Node, parent: Node, finish: (node: Node) => void): void {
  (child as { parent: Node }).parent = parent;
  linkParents(child, finish);
}
