/**
 * Names of variables and properties that stand for something that serves one caller at a time, by resource; words joined by `+`.
 * A `connection` may also be a pool or a manager in front of one: plain reads on it are nobody's harm.
 */
export const ORDERED_NAMES: Readonly<Record<string, string>> = {
  db: 'tx trx txn t+x tr+x transaction transacting query+runner trx+client tx+client',
  connection: `manager entity+manager transactional+entity+manager em conn connection db+connection pool+client`,
  ui: `page locator browser driver web+driver browser+context frame iframe tab user+event cy canvas+page keyboard mouse
       test+controller nightwatch element+handle app+window screen+reader`,
  stream: 'reader writer iterator iter generator cursor rs ws',
  net: 'reply websocket',
  device: 'port serial serial+port device printer camera usb hid',
  lock: 'lock mutex semaphore',
  console:
    'rl readline inquirer prompt prompts prompter clack spinner listr progress+bar terminal tty stdin stdout enquirer',
  queue: 'channel consumer',
};

/** Last words of longer names that mean the same on whatever they end; one word, or two joined by `+`. */
export const ORDERED_LAST_WORDS: Readonly<Record<string, string>> = {
  db: 'tx trx txn transaction query+runner',
  ui: 'locator',
  stream: 'stream cursor',
  net: 'socket',
  device: 'usb+device serial+port hid+device ble+device',
  lock: 'mutex semaphore',
  console: 'spinner readline prompter',
};

/** Options that stand for an open transaction or for rows that are locked until it ends. */
export const TRANSACTION_OPTIONS = 'tx trx transaction transacting session for+update';
