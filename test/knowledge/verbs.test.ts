import assert from 'node:assert/strict';
import type { NameKind } from '../../src/languages/knowledge/nameKind';
import { classifyName, orderedReceiver } from '../../src/languages/knowledge/verbs';
import { NOUNS_THAT_CHANGE_VERBS, VERBS } from '../../src/languages/knowledge/tables/verbWords';
import { ORDERED_LAST_WORDS, ORDERED_NAMES } from '../../src/languages/knowledge/tables/receiverWords';
import { RESOURCES } from '../../src/languages/knowledge/phrase';
import { listWords, splitWords } from '../../src/languages/knowledge/words';

const NAMES: Readonly<Record<NameKind, string>> = {
  read: `getUser findById fetchOrders listFiles loadAll readConfig countUsers queryRows searchPosts exists hasRole isAdmin
    statFile resolvePath lookupHost lookUpHost describeTable selectRows peekTop globFiles getUserOrThrow findOneOrFail
    getOrNull getUsersAndRoles _getUser #getUser tryGetUser maybeLoad doFetch asyncLoadData fetch_all_items`,
  write: `createUser saveOrder updateRow upsert deletePost removeItem insertMany addMember sendEmail uploadFile writeJson setFlag
    getOrCreate findOrCreate findOrCreateUser fetchAndStore findByIdAndUpdate findOneAndDelete ensureDir ensureTable
    refetch invalidateCache checkout loadAndSave download`,
  lifecycle: `init initialize start stop open close connect disconnect listen setup setUp tearDown login logIn signIn begin commit
    rollback shutdown bootstrap getLock getConnection loadPlugin loadPlugins importModule ensureInitialized migrate seed`,
  guard: `requireSession assertOwner checkPermission validateInput ensureAuth verifyToken authorize authenticate mustBeAdmin throwIfAborted
    guardRoute rateLimit makeSureAllowed`,
  order: `prompt askName confirmDelete clickButton typeText pressKey navigateTo goto waitFor waitForSelector waitUntilReady sleep delay
    logMessage print notifyAll emitEvent dispatchAction publishPost lock acquire releaseSlot readNext getNext getNextPage readLine
    setTimeout selectOption getUserMedia next readInput`,
  pure: `computeHash calculateTotal parseJson formatDate toString fromEntries encodeText renderToString hashPassword normalizeUrl`,
  unknown: `runTask execute process foo buildPage handleRequest loadAndRun somethingElse async HTTPGet`,
};

/** The first word decides, and here it is none. */
const UNKNOWN_BY_FIRST_WORD = ['fileExists', 'userById', 'issueToken'];

describe('what names say', () => {
  for (const [kind, text] of Object.entries(NAMES)) {
    for (const name of listWords(text)) {
      it(`${name} is ${kind}`, () => {
        assert.equal(classifyName(name).kind, kind);
      });
    }
  }

  for (const name of UNKNOWN_BY_FIRST_WORD) {
    it(`${name} begins with no verb`, () => {
      assert.equal(classifyName(name).kind, 'unknown');
      assert.equal(classifyName(name).verb, undefined);
    });
  }

  it('gives verb and noun', () => {
    assert.deepEqual(classifyName('getUserOrders'), { kind: 'read', verb: 'get', noun: 'user orders' });
    assert.deepEqual(classifyName('wait_for_selector'), { kind: 'order', verb: 'wait for', noun: 'selector' });
    assert.deepEqual(classifyName('sleep'), { kind: 'order', verb: 'sleep' });
    assert.deepEqual(classifyName(''), { kind: 'unknown' });
  });

  it('splits names into words', () => {
    assert.deepEqual(splitWords('getHTMLPage2'), ['get', 'html', 'page2']);
    assert.deepEqual(splitWords('_load_all-items'), ['load', 'all', 'items']);
    assert.deepEqual(splitWords('$queryRaw'), ['query', 'raw']);
    assert.deepEqual(splitWords('ÄndereÜberschrift'), ['ändere', 'überschrift']);
  });

  it('lists no verb under two kinds or twice', () => {
    const verbs = VERBS.flatMap(([, text]) => listWords(text));
    assert.deepEqual(
      verbs.filter((verb, index) => verbs.indexOf(verb) !== index),
      [],
    );
  });

  it('has rules for nouns only of verbs that are listed', () => {
    const verbs = new Set(VERBS.flatMap(([, text]) => listWords(text)));
    const strange = NOUNS_THAT_CHANGE_VERBS.flatMap((rule) => listWords(rule.verbs)).filter((verb) => !verbs.has(verb));
    assert.deepEqual(strange, []);
  });
});

describe('names of ordered receivers', () => {
  const receivers: Readonly<Record<string, string>> = {
    db: 'tx trx transaction queryRunner dbTransaction orderTx',
    connection: 'manager conn entityManager',
    ui: 'page page2 locator browser driver userEvent submitLocator',
    stream: 'reader writer cursor stream readStream responseStream',
    net: 'socket clientSocket',
    device: 'port serial',
    lock: 'lock mutex writeMutex',
    console: 'rl spinner inquirer prompt buildSpinner',
    queue: 'channel',
  };
  for (const [resource, names] of Object.entries(receivers)) {
    for (const name of listWords(names)) {
      it(`${name} keeps order on ${resource}`, () => {
        assert.deepEqual(orderedReceiver(name), { resource });
      });
    }
  }

  for (const name of ['repo', 'api', 'landingPage', 'userService', 'client', 'db', 'ctx', 'block', '']) {
    it(`"${name}" says nothing`, () => {
      assert.equal(orderedReceiver(name), undefined);
    });
  }

  it('speak of resources that there are', () => {
    for (const resource of [...Object.keys(ORDERED_NAMES), ...Object.keys(ORDERED_LAST_WORDS)]) {
      assert.ok(['connection', ...RESOURCES].includes(resource), resource);
    }
  });
});
