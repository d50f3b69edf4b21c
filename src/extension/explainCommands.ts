import * as vscode from 'vscode';
import { ClientCommands, type PageParams, type PageResult, type PlaceParams, Requests } from '../protocol';
import { isLesson, type Lessons } from './lessons';
import type { MarkdownPages } from './markdownPages';
import { placeFrom, sayNoEditor } from './place';
import type { ServerHandle } from './serverHandle';

/** Commands that open a page: on one function, and on the event loop, with that function or as a lesson. */
export function registerExplainCommands(
  server: ServerHandle,
  pages: MarkdownPages,
  lessons: Lessons,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(ClientCommands.explainFunction, async (uri: unknown, position: unknown) => {
      const place = placeFrom(uri, position);
      if (place === undefined) {
        sayNoEditor();
        return;
      }
      const client = await server.start();
      const params: PlaceParams = { textDocument: { uri: place.uri }, position: place.position };
      const page = await client.sendRequest<PageResult | null>(Requests.explainFunction, params);
      if (page === null) sayNoEditor();
      else await pages.show(page);
    }),
    vscode.commands.registerCommand(ClientCommands.explainEventLoop, async (uri: unknown, position: unknown) => {
      if (isLesson(uri)) {
        await lessons.open(uri);
        return;
      }
      const place = placeFrom(uri, position);
      const explainHere = async (): Promise<void> => {
        const client = await server.start();
        const params: PageParams =
          place === undefined ? {} : { textDocument: { uri: place.uri }, position: place.position };
        await pages.show(await client.sendRequest<PageResult>(Requests.explainEventLoop, params));
      };
      if (uri !== undefined) await explainHere();
      else await lessons.pick(place === undefined ? undefined : explainHere);
    }),
  );
}
