import { orderedThing } from '../../../effects/locations';

/**
 * Methods of Django's models and their managers. All of them run in the one thread that may use the database, so waiting for two of
 * them at once takes as long as one after the other.
 */
export const DJANGO_METHODS: ReadonlySet<string> = new Set(
  `aget acreate afirst alast acount aexists aupdate adelete abulk_create abulk_update aget_or_create aupdate_or_create aaggregate
   ain_bulk aearliest alatest acontains aexplain asave arefresh_from_db afull_clean aget_object_or_404 aget_list_or_404`
    .trim()
    .split(/\s+/),
);

/** The thread that all of that is done in. */
export const DJANGO_THREAD = orderedThing('db');

/** Functions made to run in it, by the call or the decorator that does that. */
export const RUNS_IN_THREAD = /(?:^|\.)(?:database_)?sync_to_async(?:\(\))?$/;
