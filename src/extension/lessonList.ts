import * as vscode from 'vscode';

/** A lesson on the event loop: a page of `media/lessons`, in each language that there is. */
export interface Lesson {
  /** Name of its file without ending. */
  readonly id: string;
  readonly title: string;
  /** What it teaches, in one line. */
  readonly detail: string;
}

/** All lessons, in the order in which a person would read them. */
export function listLessons(): readonly Lesson[] {
  return [
    {
      id: 'waiting-together',
      title: vscode.l10n.t('Waiting together'),
      detail: vscode.l10n.t('What the event loop is good for, in one sentence and two pictures'),
    },
    {
      id: 'two-tasks',
      title: vscode.l10n.t('Two tasks, step by step'),
      detail: vscode.l10n.t('A worked example: what the loop notes down, and what it goes on with'),
    },
    {
      id: 'no-help',
      title: vscode.l10n.t('When it does not help'),
      detail: vscode.l10n.t('CPU-bound work, threads and processes, what they cost, and races'),
    },
    {
      id: 'blocking-calls',
      title: vscode.l10n.t('Blocking calls'),
      detail: vscode.l10n.t('How one readFileSync holds up everybody, and what to do'),
    },
    {
      id: 'microtasks',
      title: vscode.l10n.t('Microtasks and macrotasks'),
      detail: vscode.l10n.t('In what order things go on'),
    },
    {
      id: 'hot-and-cold',
      title: vscode.l10n.t('Hot promises, cold coroutines'),
      detail: vscode.l10n.t('When the work of a call begins in JavaScript, and when in Python'),
    },
    {
      id: 'rejections',
      title: vscode.l10n.t('When one of them fails'),
      detail: vscode.l10n.t('Rejections, what siblings do, allSettled and TaskGroup'),
    },
    {
      id: 'limits',
      title: vscode.l10n.t('Limits and pools'),
      detail: vscode.l10n.t('How many waits at once, and how to say so'),
    },
    {
      id: 'asyncio-run',
      title: vscode.l10n.t('asyncio.run or run_until_complete'),
      detail: vscode.l10n.t('How a loop is made, run and closed in Python'),
    },
    {
      id: 'composing',
      title: vscode.l10n.t('Composing: runSequence and runParallel'),
      detail: vscode.l10n.t('Two words that show the shape of a program'),
    },
  ];
}
