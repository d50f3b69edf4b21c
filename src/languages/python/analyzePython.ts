import * as l10n from '@vscode/l10n';
import type { Options } from '../../core/options';
import type { Span } from '../../core/span';
import type { LanguageFile, RegionOwner } from '../languageFile';
import { asyncLibraryOf, type AsyncLibrary } from './asyncLibrary';
import { writtenForAsyncio } from './blocking/obstacle';
import { readBlockingCalls } from './blocking/readBlockingCalls';
import { Summaries } from './effects/summaries';
import { SummariesOfHosts } from '../effects/summariesOfHosts';
import { NO_PYTHON_HOST, type PyHost } from './modules';
import { legacyLoopFindings } from './legacyLoop/legacyLoopFindings';
import { ownerName, readRegions } from './readRegions';
import type { PyRegion } from './regions/pyRegion';
import { Suggester } from './suggestions/suggest';
import { field, type PyNode } from './syntax';

const SUMMARIES = new SummariesOfHosts<PyHost, Summaries>(NO_PYTHON_HOST, (host, match) => new Summaries(host, match));

/** Reads a file; its parser has to be loaded. Throws `ParseError`. */
export function readPython(text: string, options: Options, host: PyHost = NO_PYTHON_HOST): LanguageFile<PyRegion> {
  const module = host.adopt(options.path, text);
  const { source } = module;
  const summaries = SUMMARIES.of(host, options.knownCalls);
  const settings = host.settingsOf(options.path);
  const suggester = new Suggester(module, settings, options);
  const library = asyncLibraryOf(module, host);
  const isAsyncio = library === 'asyncio';
  // Twisted and Trio have nothing that could be written for `asyncio.gather` or `asyncio.to_thread`.
  const isForeign = library === 'twisted' || library === 'trio';
  return {
    text,
    regions: isForeign ? [] : readRegions(module, summaries, options.explain),
    ...(source.error && { syntaxError: source.error }),
    comments: () => source.comments,
    ownerOf: ({ owner }) => describeOwner(owner, text),
    // What is written for asyncio would tie code to it that runs on others as well.
    suggestGroups: (region, groups, chains) => (isAsyncio ? suggester.forGroups(region, groups, chains) : []),
    suggestLoop: (region) => (isAsyncio ? suggester.forLoop(region) : []),
    whyNoSuggestion: (region) => whyNoSuggestion(region, library),
    blockingCalls: () =>
      !isForeign && text.includes('async def') ? readBlockingCalls(module, summaries.resolver, settings) : [],
    otherFindings: () =>
      // In a notebook a loop runs already.
      text.includes('run_until_complete') && !options.path.endsWith('.ipynb')
        ? legacyLoopFindings(module, summaries.resolver, settings.pythonVersion)
        : [],
  };
}

function whyNoSuggestion({ owner }: PyRegion, library: AsyncLibrary): string {
  if (library !== 'asyncio') return writtenForAsyncio(library);
  return owner.type === 'module'
    ? l10n.t('What a module binds can not be bound in a function: the loop has to be moved into one first.')
    : l10n.t('What a round waits for and what it does with that have to be taken apart by hand.');
}

function describeOwner(owner: PyNode, text: string): RegionOwner {
  const span: Span = owner.type === 'module' ? { start: 0, end: text.length } : { start: owner.start, end: owner.end };
  const name = field(owner, 'name');
  const head = name ? { start: name.start, end: name.end } : { start: 0, end: 0 };
  return { key: owner, name: ownerName(owner, text), span, head };
}
