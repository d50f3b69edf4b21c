/** Remembers what has the focus below an element by its `data-focus`; the function returned gives it to whatever stands there then. */
export function keepFocus(root: HTMLElement): () => void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !root.contains(activeElement)) return () => undefined;
  const { focus } = activeElement.dataset;
  return () => {
    const again = focus === undefined ? null : root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`);
    // What was pressed is gone, as a button is after its rewrite: the page begins anew.
    (again ?? root.querySelector('h1'))?.focus();
  };
}
