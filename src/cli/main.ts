#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addExplain } from './explainCommand';
import { addFix } from './fixCommand';
import { addLsp } from './lspCommand';
import { ExitCode, finish, UsageError } from './outcome';
import { addScan } from './scanCommand';
import { VERSION } from './version';

/** Reads the arguments, runs one command and sets the exit code. */
async function main(): Promise<void> {
  const program = new Command('await-lens')
    .description('Finds awaits that wait one after another although nothing makes them, and makes them wait together.')
    .version(VERSION)
    .showHelpAfterError('(see --help)')
    .exitOverride();
  // The commands take over these settings, so they come after them.
  for (const add of [addScan, addFix, addExplain, addLsp]) add(program);
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) finish(error.exitCode === 0 ? ExitCode.done : ExitCode.unusable);
    else if (error instanceof UsageError) finish(ExitCode.unusable, error.message);
    else throw error;
  }
}

void main();
