import { createRequire } from 'node:module';
import type { Command } from 'commander';
import { UsageError } from './outcome';

/** Adds the command `lsp`. */
export function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('run the language server, for any editor that speaks the protocol')
    .option('--stdio', 'talk over standard input and output')
    .action(({ stdio }: { readonly stdio?: true }) => {
      if (stdio === undefined)
        throw new UsageError('the language server talks over standard streams: await-lens lsp --stdio');
      // The server's own bundle reads `--stdio` from the arguments of the process and starts.
      createRequire(__filename)('./server.js');
    });
}
