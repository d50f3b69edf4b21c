import type { Hold } from '../../../../core/blockingCall';

/** What is known of a call that blocks. */
export interface BlockingFacts {
  readonly hold: Hold;
  /** What of `asyncio` does the same: a function that is called in its place, or a thread that the call is handed to. */
  readonly instead: 'sleep' | 'to_thread';
  /** It is over soon as a rule: worth a question, and none where the program begins or ends. */
  readonly isHint?: true;
}

const NETWORK: BlockingFacts = { hold: 'network', instead: 'to_thread' };
const PROCESS: BlockingFacts = { hold: 'process', instead: 'to_thread' };

const FILE: BlockingFacts = { hold: 'file', instead: 'to_thread', isHint: true };
const KEYS: BlockingFacts = { hold: 'keys', instead: 'to_thread', isHint: true };
const PACKING: BlockingFacts = { hold: 'compression', instead: 'to_thread', isHint: true };
const PERSON: BlockingFacts = { hold: 'person', instead: 'to_thread', isHint: true };

const HTTP_METHODS = 'get post put patch delete head options request';

/** Functions that keep the thread, by their dotted path. */
export const BLOCKING_FUNCTIONS: ReadonlyMap<string, BlockingFacts> = new Map<string, BlockingFacts>([
  ['time.sleep', { hold: 'pause', instead: 'sleep' }],
  ...below('requests', HTTP_METHODS, NETWORK),
  ...below('niquests', HTTP_METHODS, NETWORK),
  ...below('requests.api', HTTP_METHODS, NETWORK),
  ...below('curl_cffi.requests', HTTP_METHODS, NETWORK),
  ...below('httpx', HTTP_METHODS, NETWORK),
  ...below('urllib.request', 'urlopen urlretrieve', NETWORK),
  ...below('urllib3', 'request', NETWORK),
  ...below('socket', 'create_connection getaddrinfo getfqdn gethostbyname gethostbyname_ex gethostbyaddr', NETWORK),
  ...below('smtplib', 'SMTP SMTP_SSL', NETWORK),
  ...below('psycopg2', 'connect', NETWORK),
  ...below('pymysql', 'connect', NETWORK),
  ...below('MySQLdb', 'connect', NETWORK),
  ...below('mysql.connector', 'connect', NETWORK),
  ...below('subprocess', 'run call check_call check_output getoutput getstatusoutput', PROCESS),
  ...below('os', 'system popen wait waitpid', PROCESS),
  ...below('builtins', 'input', PERSON),
  ...below('getpass', 'getpass', PERSON),
  ...below('shutil', 'copytree rmtree make_archive unpack_archive', FILE),
  ...below('bcrypt', 'hashpw checkpw kdf', KEYS),
  ...below('hashlib', 'pbkdf2_hmac scrypt', KEYS),
  ...below('gzip', 'compress', PACKING),
  ...below('bz2', 'compress', PACKING),
  ...below('lzma', 'compress', PACKING),
  ...below('zlib', 'compress', PACKING),
]);

/** Methods that keep the thread, by the class of what they are called on. */
export const BLOCKING_METHODS: ReadonlyMap<string, { readonly methods: RegExp; readonly facts: BlockingFacts }> =
  new Map([
    ...[
      'requests.Session',
      'niquests.Session',
      'curl_cffi.requests.Session',
      'requests.sessions.Session',
      'httpx.Client',
    ].map(
      (path) =>
        [path, { methods: /^(?:get|post|put|patch|delete|head|options|request|send)$/, facts: NETWORK }] as const,
    ),
    ...['Chrome', 'Firefox', 'Edge', 'Safari', 'Remote'].map(
      (browser) =>
        [
          `selenium.webdriver.${browser}`,
          { methods: /^(?:get|refresh|back|forward|execute_script|execute_async_script)$/, facts: NETWORK },
        ] as const,
    ),
    ['selenium.webdriver.support.ui.WebDriverWait', { methods: /^until(?:_not)?$/, facts: NETWORK }],
    ['selenium.webdriver.support.wait.WebDriverWait', { methods: /^until(?:_not)?$/, facts: NETWORK }],
    ['urllib3.PoolManager', { methods: /^(?:request|urlopen)$/, facts: NETWORK }],
    ['http.client.HTTPConnection', { methods: /^(?:request|getresponse|connect)$/, facts: NETWORK }],
    ['http.client.HTTPSConnection', { methods: /^(?:request|getresponse|connect)$/, facts: NETWORK }],
    ['smtplib.SMTP', { methods: /^(?:sendmail|send_message|login|connect|starttls|quit)$/, facts: NETWORK }],
    ['smtplib.SMTP_SSL', { methods: /^(?:sendmail|send_message|login|connect|quit)$/, facts: NETWORK }],
    ['subprocess.Popen', { methods: /^(?:wait|communicate)$/, facts: PROCESS }],
    ['urllib.request.OpenerDirector', { methods: /^open$/, facts: NETWORK }],
    ['pathlib.Path', { methods: /^read_(?:text|bytes)$/, facts: FILE }],
    ['argon2.PasswordHasher', { methods: /^(?:hash|verify)$/, facts: KEYS }],
    ['passlib.context.CryptContext', { methods: /^(?:hash|verify|verify_and_update)$/, facts: KEYS }],
    ['openai.OpenAI', { methods: /^(?:create|parse|generate)$/, facts: NETWORK }],
    ['openai.AzureOpenAI', { methods: /^(?:create|parse|generate)$/, facts: NETWORK }],
    ['anthropic.Anthropic', { methods: /^create$/, facts: NETWORK }],
  ]);

/** What opens a file. */
export const OPENERS: ReadonlySet<string> = new Set([
  'builtins.open',
  'io.open',
  'codecs.open',
  'gzip.open',
  'bz2.open',
]);

/** Methods that read all of an open file. */
export const READS_OF_FILE = /^(?:read|readlines)$/;

/** Functions that read all of the open file that they are given. */
export const READERS_OF_FILE: ReadonlySet<string> = new Set([
  'json.load',
  'pickle.load',
  'yaml.safe_load',
  'yaml.load',
]);

export const FILE_READ = FILE;

/** Names of functions that run when a program, or a part of it, begins or ends: nobody else waits by then. */
export const RUNS_ONCE =
  /^_*(?:a?main|run|cli|start|stop|close|connect|prepare|build|generate)$|(?:^|_)(?:init|setup|startup|boot|bootstrap|shutdown|teardown|lifespan|install|migrate|config|configure|settings|main)(?:_|$)|^(?:load|on_ready|on_start|on_startup|on_shutdown)/i;

function below(module: string, names: string, facts: BlockingFacts): [string, BlockingFacts][] {
  return names.split(' ').map((name) => [`${module}.${name}`, facts]);
}
