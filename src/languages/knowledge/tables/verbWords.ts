import type { NameKind } from '../nameKind';

/** Verbs by what they say; two words that are one verb are joined by `+`. `unknown` are verbs that may do anything. */
export const VERBS: readonly (readonly [NameKind, string])[] = [
  [
    'read',
    `get find fetch list load read count query search exists exist has is are can was does did stat lstat resolve lookup look+up
     describe select json text blob array+buffer peek glob retrieve browse inspect view scan head access discover probe collect gather enumerate
     determine locate pick choose download+json measure lookup+by contains includes aggregate sum`,
  ],
  [
    'pure',
    `compute calculate calc parse format transform convert map filter reduce sort group to from hash encode decode encrypt decrypt
     compress decompress zip unzip gzip gunzip inflate deflate stringify serialize serialise deserialize deserialise normalize
     normalise sanitize sanitise escape unescape derive estimate compare diff extract detect infer minify slugify tokenize
     tokenise flatten unwrap wrap trim pad split concat clamp round equals digest highlight truncate+text annotate
     translate interpolate summarize summarise classify embed`,
  ],
  [
    'write',
    `create add insert save write update upsert put post patch set delete del remove drop clear purge truncate append prepend push
     pop shift unshift splice store persist upload send submit move rename copy replace modify edit change increment
     decrement incr decr sync archive unarchive restore revoke grant assign unassign approve disapprove cancel charge refund
     pay transfer withdraw deposit deploy undeploy ship book reserve mark toggle swap record track report bump touch mkdir
     mkdirp rm rmdir rimraf unlink cp mv chmod chown symlink enqueue dequeue schedule unschedule reschedule invalidate
     revalidate evict expire mint burn provision deprovision allocate claim ack nack complete resend invite ban unban block
     unblock follow unfollow like vote comment reply pin unpin checkout check+out stage stash rebase refetch refresh reload
     download enable disable import export save+as fill+in populate attach detach bind unbind link mutate ingest index
     reindex emplace output emit+file touch+file bulk truncate+table wipe flush+db overwrite rotate rate upvote downvote
     transition promote demote rollout increase decrease accept decline redeem subscribe+user apply+migration merge push+to
     consume`,
  ],
  [
    'lifecycle',
    `init initialize initialise start stop open close connect disconnect reconnect listen shutdown shut+down boot bootstrap setup
     set+up teardown tear+down login log+in logout log+out sign+in sign+out sign+up signin signout signup mount unmount launch
     quit terminate destroy dispose ready begin commit rollback roll+back end finish finalize finalise install uninstall
     activate deactivate register unregister deregister subscribe unsubscribe join leave pause resume restart reset warm
     warmup prime prepare spawn fork kill migrate seed hydrate rehydrate cleanup clean+up clean flush drain handshake
     savepoint exit enter before after configure preload acquire+connection abort`,
  ],
  [
    'guard',
    `require assert check validate ensure verify authorize authorise authenticate must throw throw+if fail+if abort+if deny forbid
     enforce guard protect invariant error+if exit+if die+if parse+args parse+arguments parse+argv parse+flags make+sure rate+limit ratelimit throttle+request expect+authorized bail permit`,
  ],
  [
    'order',
    `prompt ask confirm question click dblclick double+click right+click tap hover unhover type press keyboard fill drag scroll focus
     blur swipe navigate goto go visit back forward wait wait+for wait+until await await+for sleep delay settle poll tick next advance
     seek receive recv lock unlock acquire release log print println warn debug trace info notify emit dispatch
     publish broadcast announce show hide display alert toast speak say beep render flash play screenshot capture animate
     retry expect yield step barrier synchronize synchronise present draw paint echo signal`,
  ],
  [
    'unknown',
    `run execute exec process handle apply invoke call perform trigger build make generate compile use with on visit+all
     evaluate eval test batch transaction transact loop iterate each for work drive do then`,
  ],
];

/** Where the noun says more than the verb. */
export interface NounRule {
  /** Verbs it holds for, as in `VERBS`. */
  readonly verbs: string;
  /** Nouns, in small letters. */
  readonly nouns: string;
  readonly kind: NameKind;
  /** Which word after the verb has to be the noun. */
  readonly position: 'first' | 'last';
}

const GETTERS = 'get fetch load read find list query retrieve pick choose select peek';

export const NOUNS_THAT_CHANGE_VERBS: readonly NounRule[] = [
  // Taking the next of something leaves less of it.
  { verbs: GETTERS, nouns: 'next', kind: 'order', position: 'first' },
  { verbs: 'read', nouns: 'line lines chunk byte bytes char event message until', kind: 'order', position: 'first' },
  { verbs: GETTERS, nouns: 'lock mutex lease semaphore connection', kind: 'lifecycle', position: 'last' },
  // Getting hold of something to work with often makes it, or signs in.
  {
    verbs: 'get acquire retrieve',
    nouns: 'client session driver instance browser stream reader writer cursor handle',
    kind: 'unknown',
    position: 'last',
  },
  // Here the verb is a noun: the count of records, the size of the store.
  {
    verbs: 'record track report index comment stage book store link reply like vote rate process cancel',
    nouns: 'count size length total status info list ids names',
    kind: 'read',
    position: 'last',
  },
  // Answers of a person, and devices that must be opened.
  { verbs: 'get read', nouns: 'input confirmation media', kind: 'order', position: 'last' },
  {
    verbs: 'select pick choose',
    nouns: 'option tab item row menu text',
    kind: 'order',
    position: 'first',
  },
  // Loading code runs it.
  {
    verbs: 'load import',
    nouns:
      'plugin plugins module modules script scripts extension extensions addon addons preset presets env dotenv fixture fixtures seed seeds polyfill polyfills',
    kind: 'lifecycle',
    position: 'last',
  },
  {
    verbs: 'ensure make+sure',
    nouns:
      'dir dirs directory directories folder file path index indexes table tables bucket collection database db schema topic installed created link symlink',
    kind: 'write',
    position: 'last',
  },
  {
    verbs: 'ensure',
    nouns: 'initialized initialised connected ready loaded started open',
    kind: 'lifecycle',
    position: 'last',
  },
  { verbs: 'set', nouns: 'timeout interval immediate', kind: 'order', position: 'first' },
  { verbs: 'render', nouns: 'string html static', kind: 'pure', position: 'last' },
];

/** After `or` these words name another result, or that there is none, and no second thing that is done. */
export const WORDS_AFTER_OR_THAT_KEEP_THE_VERB = `throw fail null undefined default empty none error false true nil`;
