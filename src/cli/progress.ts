/** Milliseconds between two updates: often enough to look alive. */
const INTERVAL = 100;

/** Shows how far a run is on stderr, when that is a terminal; the line is gone when the last file is done. */
export function showProgress(total: number): (done: number) => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => undefined;
  let last = performance.now();
  return (done) => {
    const now = performance.now();
    if (done < total && now - last < INTERVAL) return;
    last = now;
    stderr.write(done < total ? `\r\u001B[K${String(done)} of ${String(total)} files` : '\r\u001B[K');
  };
}
