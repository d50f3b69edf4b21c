import type { TextDocument } from 'vscode-languageserver-textdocument';
import { NO_LINKS, type Links } from '../explain/commandLinks';
import type { ServerContext } from './context';
import { ClientCommands, ServerCommands } from '../protocol';

/** Links of hovers as commands of the client; without them where the client has none. */
export function linksFor({ client }: ServerContext, document: TextDocument): Links {
  if (client.options.commands !== true) return NO_LINKS;
  const to = (command: string, offset: number): string => {
    const args = JSON.stringify([document.uri, document.positionAt(offset)]);
    // Parentheses would end the target of a markdown link.
    const encoded = encodeURIComponent(args).replace(/\(/g, '%28').replace(/\)/g, '%29');
    return `command:${command}?${encoded}`;
  };
  return {
    applyFinding: ({ start }) => to(ServerCommands.applyFinding, start),
    whyNotTogether: (offset) => to(ClientCommands.whyNotTogether, offset),
    explainEventLoop: (offset) => to(ClientCommands.explainEventLoop, offset),
    lesson: (id) => `command:${ClientCommands.explainEventLoop}?${encodeURIComponent(JSON.stringify([id]))}`,
    showTimeline: (offset) => to(ClientCommands.showTimeline, offset),
    reveal: (offset) => to(ClientCommands.reveal, offset),
  };
}
