import type { KnownModule } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const PROCESS: KnownModule = {
  modules: ['process'],
  exports: {
    ...each('exit abort reallyExit', ['exits', 'lifecycle process']),
    cwd: 'read process:cwd',
    // Relative paths and what other processes see hang on it.
    chdir: ['write process:cwd', 'write fs', 'write process'],
    ...each('hrtime hrtime.bigint uptime', 'read clock'),
    ...each(
      'memoryUsage memoryUsage.rss cpuUsage resourceUsage getuid getgid geteuid getegid getgroups',
      'read process',
    ),
    umask: 'write process:umask',
    kill: 'write process',
    nextTick: ['order clock', 'calls $0'],
    ...each('on once off addListener removeListener removeAllListeners emit emitWarning', 'order event:process'),
    ...each('stdout.write stderr.write', 'order console'),
    ...each('stdin.*', 'order console'),
    ...each('send disconnect', 'order process'),
  },
};

const CHILD_PROCESS: KnownModule = {
  modules: ['child_process'],
  exports: {
    // What a command touches is unknown.
    ...each('exec execFile', ['write world', 'calls $last', 'makes child_process#ChildProcess']),
    ...each('spawn fork', ['write world', 'makes child_process#ChildProcess']),
    ...each('execSync execFileSync spawnSync', 'write world'),
  },
  types: { ChildProcess: { ordered: 'process', names: ['ChildProcess', 'ChildProcessWithoutNullStreams'] } },
};

const WORKERS: KnownModule = {
  modules: ['worker_threads'],
  exports: {
    Worker: ['lifecycle process', 'makes worker_threads#Worker'],
    ...each('parentPort.postMessage parentPort.on parentPort.once parentPort.close', 'order process'),
    receiveMessageOnPort: 'mutates $0',
    ...each('setEnvironmentData', 'write env:$0'),
    ...each('getEnvironmentData', 'read env:$0'),
  },
  types: { Worker: { ordered: 'process' }, MessagePort: { ordered: 'process', names: ['MessagePort'] } },
};

const CRYPTO: KnownModule = {
  modules: ['crypto'],
  exports: {
    ...each('randomBytes randomInt randomUUID pseudoRandomBytes generateKeyPairSync generateKeySync', 'read random'),
    ...each('generateKeyPair generateKey', ['read random', 'calls $last']),
    ...each('randomFill randomFillSync getRandomValues', ['read random', 'mutates $0']),
    ...each('scrypt pbkdf2 hkdf', ['pure', 'calls $last']),
    ...each(
      `scryptSync pbkdf2Sync hkdfSync hash timingSafeEqual createPublicKey createPrivateKey createSecretKey getHashes getCiphers
       getCurves publicEncrypt privateDecrypt privateEncrypt publicDecrypt sign verify`,
      'pure',
    ),
    ...each('createHash createHmac createSign createVerify createCipheriv createDecipheriv', [
      'pure',
      'makes crypto#Digest',
    ]),
  },
  types: {
    Digest: {
      methods: {
        update: ['mutates this', 'makes crypto#Digest'],
        ...each('digest final sign verify setAAD setAuthTag setEncoding', 'mutates this'),
        ...each('copy getAuthTag', 'pure'),
      },
    },
  },
};

const STREAMS: readonly KnownModule[] = [
  {
    modules: ['stream', 'readable-stream'],
    exports: {
      pipeline: ['order stream:$0', 'mutates $0', 'mutates $1', 'mutates $2', 'mutates $3', 'fills', 'calls $last'],
      finished: ['order stream:$0', 'calls $last'],
      ...each('Readable.from Readable.fromWeb', ['pure', 'makes stream#Readable']),
    },
    namespaces: { promises: 'stream/promises' },
    types: {
      Readable: { ordered: 'stream', names: ['Readable', 'NodeJS.ReadableStream', 'ReadStream'] },
      Writable: { ordered: 'stream', names: ['Writable', 'NodeJS.WritableStream', 'WriteStream'] },
      Duplex: { ordered: 'stream', names: ['Duplex'] },
      Transform: { ordered: 'stream' },
      PassThrough: { ordered: 'stream', names: ['PassThrough'] },
    },
  },
  {
    modules: ['stream/promises'],
    exports: {
      pipeline: ['order stream:$0', 'mutates $0', 'mutates $1', 'mutates $2', 'mutates $3', 'fills'],
      finished: 'order stream:$0',
    },
  },
  {
    modules: ['stream/consumers', 'get-stream'],
    exports: each('default text json buffer arrayBuffer blob getStream getStreamAsBuffer getStreamAsArray', [
      'order stream:$0',
      'mutates $0',
    ]),
  },
  {
    modules: ['zlib'],
    exports: {
      ...each(
        'gzip gunzip deflate inflate deflateRaw inflateRaw brotliCompress brotliDecompress unzip zstdCompress zstdDecompress',
        ['pure', 'calls $last'],
      ),
      '*Sync': 'pure',
      crc32: 'pure',
      'create*': ['pure', 'makes stream#Transform'],
    },
  },
];

const TIME: readonly KnownModule[] = [
  {
    modules: ['timers'],
    exports: {
      ...each('setTimeout setInterval setImmediate', ['order clock', 'calls $0']),
      ...each('clearTimeout clearInterval clearImmediate', 'order clock'),
    },
    namespaces: { promises: 'timers/promises' },
  },
  {
    modules: ['timers/promises'],
    exports: each('setTimeout setImmediate setInterval scheduler.wait scheduler.yield', 'order clock'),
  },
  {
    modules: ['perf_hooks'],
    exports: {
      ...each('performance.now performance.toJSON performance.eventLoopUtilization', 'read clock'),
      ...each('performance.mark performance.measure performance.clearMarks performance.clearMeasures', 'order clock'),
    },
  },
];

const READLINE: readonly KnownModule[] = [
  {
    modules: ['readline', 'readline/promises'],
    exports: {
      createInterface: ['order console', 'makes readline#Interface'],
      ...each('clearLine clearScreenDown cursorTo moveCursor emitKeypressEvents', 'order console'),
    },
    namespaces: { promises: 'readline' },
    types: {
      Interface: {
        ordered: 'console',
        methods: {
          question: ['order console', 'calls $last'],
          ...each('write prompt setPrompt pause resume', 'order console'),
          close: 'lifecycle console',
        },
        names: ['ReadlineInterface'],
      },
    },
  },
];

const NETWORK: readonly KnownModule[] = [
  {
    modules: ['http', 'https'],
    exports: {
      get: ['read net:$0', 'calls $last', 'makes http#ClientRequest'],
      request: ['http $0 $1', 'calls $last', 'makes http#ClientRequest'],
      createServer: ['pure', 'makes http#Server'],
    },
    types: {
      ClientRequest: { ordered: 'net', names: ['ClientRequest'] },
      IncomingMessage: { ordered: 'stream', names: ['IncomingMessage'] },
      ServerResponse: { ordered: 'net', names: ['ServerResponse'] },
      Server: {
        ordered: 'net',
        methods: each('listen close closeAllConnections closeIdleConnections', 'lifecycle net:this'),
      },
      Agent: { methods: { destroy: 'lifecycle net' } },
    },
  },
  {
    modules: ['net', 'tls'],
    exports: {
      ...each('connect createConnection', ['lifecycle net', 'calls $last', 'makes net#Socket']),
      createServer: ['pure', 'makes net#Server'],
      ...each('isIP isIPv4 isIPv6', 'pure'),
    },
    types: {
      Socket: { ordered: 'net', names: ['TLSSocket'] },
      TLSSocket: { extends: 'Socket' },
      Server: { ordered: 'net', methods: each('listen close', 'lifecycle net:this') },
    },
  },
  {
    modules: ['dgram'],
    exports: { createSocket: ['pure', 'makes dgram#Socket'] },
    types: { Socket: { ordered: 'net' } },
  },
  {
    modules: ['dns', 'dns/promises'],
    exports: {
      ...each('lookup lookupService resolve reverse', ['read dns:$0', 'calls $last']),
      'resolve*': ['read dns:$0', 'calls $last'],
      getServers: 'read dns',
      setServers: 'write dns',
    },
    namespaces: { promises: 'dns' },
  },
];

const SMALL_HELPERS: readonly KnownModule[] = [
  {
    modules: ['path', 'pathe'],
    exports: {
      ...each('basename dirname extname format isAbsolute join normalize parse toNamespacedPath matchesGlob', 'pure'),
      ...each('resolve relative', 'read process:cwd'),
    },
    namespaces: { posix: 'path', win32: 'path' },
  },
  { modules: ['path/posix', 'path/win32', 'path-browserify', 'upath'], includes: ['path'] },
  { modules: ['os'], exports: { '*': 'read env', setPriority: 'write process' } },
  {
    modules: ['url'],
    exports: {
      ...each(
        'URL URLSearchParams parse format domainToASCII domainToUnicode urlToHttpOptions fileURLToPath resolve',
        'pure',
      ),
      pathToFileURL: 'read process:cwd',
    },
  },
  { modules: ['querystring'], exports: each('parse stringify escape unescape decode encode', 'pure') },
  { modules: ['string_decoder'], exports: { StringDecoder: 'pure' } },
  {
    modules: ['buffer'],
    exports: each(
      'Buffer Buffer.from Buffer.alloc Buffer.allocUnsafe Buffer.concat Buffer.byteLength Buffer.isBuffer Blob',
      'pure',
    ),
  },
  {
    modules: ['util'],
    exports: {
      ...each(
        `format formatWithOptions inspect isDeepStrictEqual promisify callbackify deprecate stripVTControlCharacters styleText
         parseArgs toUSVString TextEncoder TextDecoder debuglog inherits getSystemErrorName`,
        'pure',
      ),
      'types.*': 'pure',
    },
  },
  {
    modules: ['assert', 'assert/strict'],
    exports: {
      ...each('default strict', 'guard'),
      '*': 'guard',
      ...each('rejects doesNotReject throws doesNotThrow', ['guard', 'calls $0']),
    },
    namespaces: { strict: 'assert' },
  },
  {
    modules: ['events', 'eventemitter3'],
    exports: {
      // What happens then happens elsewhere, and what follows relies on it.
      once: ['order event:$0', 'order world'],
      on: 'order event:$0',
      getEventListeners: 'pure',
      setMaxListeners: 'pure',
      default: ['pure', 'makes events#EventEmitter'],
    },
    types: {
      EventEmitter: {
        methods: each('on once off addListener removeListener removeAllListeners prependListener', 'order event:this'),
        names: ['EventEmitter'],
      },
    },
  },
  { modules: ['module'], exports: { createRequire: 'pure', isBuiltin: 'pure', register: 'order module' } },
  {
    modules: ['async_hooks'],
    types: {
      AsyncLocalStorage: {
        methods: {
          run: 'calls $1',
          exit: 'calls $0',
          getStore: 'pure',
          ...each('enterWith disable', 'write env:this'),
        },
        names: ['AsyncLocalStorage'],
      },
    },
  },
];

/** The modules of Node other than the file system. */
export const NODE_CORE_MODULES: readonly KnownModule[] = [
  PROCESS,
  CHILD_PROCESS,
  WORKERS,
  CRYPTO,
  ...STREAMS,
  ...TIME,
  ...READLINE,
  ...NETWORK,
  ...SMALL_HELPERS,
];
