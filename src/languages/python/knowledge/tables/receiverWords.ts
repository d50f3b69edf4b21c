/**
 * Names that stand in Python for something that serves one caller at a time, besides those of every language; words joined by `_`.
 * A `session` may also be one of an HTTP client: its methods tell.
 */
export const ORDERED_NAMES: Readonly<Record<string, string>> = {
  db_session: 'db',
  async_session: 'db',
  sql_session: 'db',
  sess: 'db',
  cursor: 'db',
  cur: 'db',
  uow: 'db',
  unit_of_work: 'db',
  conn: 'connection',
  connection: 'connection',
  db_conn: 'connection',
  pub_sub: 'stream',
  pubsub: 'stream',
  decoder: 'stream',
  proc: 'process',
  process: 'process',
  ws: 'net',
  sock: 'net',
  bar: 'console',
  progress: 'console',
  sem: 'lock',
};

/** Last words of longer names that mean the same on whatever they end. */
export const ORDERED_LAST_WORDS: Readonly<Record<string, string>> = {
  cursor: 'db',
  websocket: 'net',
  ws: 'net',
  sock: 'net',
  pubsub: 'stream',
  decoder: 'stream',
};
