import * as vscode from 'vscode';
import { ClientCommands } from '../protocol';
import { type Lesson, listLessons } from './lessonList';

/** Opens lessons: one by its name, or the one that a person picks from a list that can be searched. */
export class Lessons {
  readonly #folder: vscode.Uri;

  constructor(extension: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extension, 'media', 'lessons');
  }

  /** Lets a person pick; `explainHere` opens the page on the function at the cursor, where there is one. */
  async pick(explainHere: (() => Promise<void>) | undefined): Promise<void> {
    const here = {
      label: vscode.l10n.t('With your own function'),
      detail: vscode.l10n.t('The function at the cursor, step by step'),
    };
    const trial = {
      label: vscode.l10n.t('Waiting and computing'),
      detail: vscode.l10n.t('Try both, and see what is measured'),
    };
    const lessons = listLessons().map((lesson) => ({ label: lesson.title, detail: lesson.detail, lesson }));
    const [first, ...others] = lessons;
    const items: (vscode.QuickPickItem & { readonly lesson?: Lesson })[] = [
      ...(explainHere === undefined ? [] : [here]),
      ...(first === undefined ? [] : [first]),
      ...others,
      trial,
    ];
    const title = vscode.l10n.t('Learn about the event loop');
    const picked = await vscode.window.showQuickPick(items, { title, matchOnDetail: true });
    if (picked === here) await explainHere?.();
    else if (picked === trial) await vscode.commands.executeCommand(ClientCommands.showDemonstration);
    else if (picked?.lesson !== undefined) await this.open(picked.lesson.id);
  }

  /** Opens a lesson in the language of the editor, or in English. */
  async open(id: string): Promise<void> {
    const [language = ''] = vscode.env.language.split('-');
    const translated = vscode.Uri.joinPath(this.#folder, `${id}.${language}.md`);
    const uri = (await exists(translated)) ? translated : vscode.Uri.joinPath(this.#folder, `${id}.md`);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }
}

/** Says whether there is a lesson of that name. */
export function isLesson(id: unknown): id is string {
  return listLessons().some((lesson) => lesson.id === id);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
