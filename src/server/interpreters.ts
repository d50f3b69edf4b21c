import { type InterpretersParams, Notifications } from '../protocol';
import type { ServerContext } from './context';
import type { Diagnostics } from './diagnostics';
import { toPath } from './positions';

/** Hears which Python is chosen for the folders of the workspace, and looks at their files anew. */
export function registerInterpreters({ analyses, connection, project }: ServerContext, diagnostics: Diagnostics): void {
  connection.onNotification(Notifications.interpreters, ({ folders }: InterpretersParams) => {
    project.python.useInterpreters(new Map(folders.map(({ uri, version }) => [toPath(uri), version])));
    analyses.forgetAll();
    diagnostics.refreshAll();
  });
}
