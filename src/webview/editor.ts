import type { FromPage } from '../panelMessages';

/** What the editor gives to a page in a panel. */
interface EditorApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

const api = acquireVsCodeApi();

/** Tells the extension something. */
export function tell(message: FromPage): void {
  api.postMessage(message);
}

/** What was kept, also by an earlier life of this page. */
export function kept(): Readonly<Record<string, unknown>> {
  const state = api.getState();
  return typeof state === 'object' && state !== null ? { ...state } : {};
}

/** Keeps something for when the page is hidden, or the window is opened again. */
export function keep(entries: Readonly<Record<string, unknown>>): void {
  api.setState({ ...kept(), ...entries });
}
