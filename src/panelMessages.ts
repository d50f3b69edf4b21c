import type { Assumptions, Stretch, TimelineModel } from './explain/timeline/model';

/*
 * What is said between the extension and the page inside a panel, in messages of plain data.
 */

/** What a panel can show. */
export type PanelPage = TimelinePage | DemonstrationPage;

/** The timelines of one function and the event loop that runs it. */
export interface TimelinePage {
  readonly kind: 'timeline';
  readonly place: TimelinePlace;
  /** Missing when the function is gone; the page then keeps what it showed last. */
  readonly model?: TimelineModel;
  readonly assumptions: Assumptions;
}

/** Waiting and computing to be tried out. */
export interface DemonstrationPage {
  readonly kind: 'demonstration';
  /** What came of the threads that the page asked for. */
  readonly threads?: Stretches;
}

/** When pieces of work began and ended, in milliseconds from a common start. */
export type Stretches = readonly { readonly start: number; readonly end: number }[];

/** Where a function stands; enough to find it again after a restart of the window. */
export interface TimelinePlace {
  readonly uri: string;
  /** Name of the file, as people know it. */
  readonly file: string;
  readonly position: Stretch['start'];
  /** Name of the function, once it was found. */
  readonly name?: string;
}

/** From the extension to the page. */
export interface ToPage {
  readonly type: 'show';
  readonly page: PanelPage;
  /** Translated texts by their English ones; missing where the editor speaks English. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly range: Stretch }
  | { readonly type: 'assume'; readonly assumptions: Assumptions }
  | { readonly type: 'apply'; readonly start: Stretch['start'] }
  /** Opens the lessons on the event loop. */
  | { readonly type: 'explain' }
  | { readonly type: 'line'; readonly range: Stretch | undefined }
  /** Works out so many sums of so many rounds, each on a thread of its own. */
  | { readonly type: 'compute'; readonly count: number; readonly rounds: number };
