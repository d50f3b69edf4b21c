import * as vscode from 'vscode';
import { ClientCommands } from '../protocol';
import { placeFrom, showPlace } from './place';

/** The command behind links to lines and behind "Ignore here…": puts the cursor somewhere. */
export function registerReveal(): vscode.Disposable {
  return vscode.commands.registerCommand(ClientCommands.reveal, async (uri: unknown, position: unknown) => {
    const place = placeFrom(uri, position);
    if (place === undefined) return;
    const at = new vscode.Position(place.position.line, place.position.character);
    await showPlace(place.uri, new vscode.Range(at, at));
  });
}
