import type { Hold } from '../../../../core/blockingCall';

/** What does the same without holding the thread. */
export type Instead = 'sleep' | 'to_thread' | 'aiosqlite' | 'AsyncClient';

/** What is known of a call that blocks. */
export interface BlockingFacts {
  readonly hold: Hold;
  /** A function of asyncio that is called in its place, a thread that the call is handed to, or another package. */
  readonly instead: Instead;
  /** It is over soon as a rule: worth a question, and none where the program begins or ends. */
  readonly isHint?: true;
  /** What it is called on, or gives, does one thing at a time: whoever runs meanwhile may come to it as well. */
  readonly isOneAtATime?: true;
}

export const NETWORK: BlockingFacts = { hold: 'network', instead: 'to_thread' };
export const PROCESS: BlockingFacts = { hold: 'process', instead: 'to_thread' };
/** Connections may belong to the thread that made them, and do one thing at a time. */
export const CONNECTION: BlockingFacts = { ...NETWORK, isOneAtATime: true };

/** The request is made when it is entered. */
export const STREAM: BlockingFacts = { hold: 'network', instead: 'AsyncClient' };

export const THREAD: BlockingFacts = { hold: 'thread', instead: 'to_thread', isHint: true };
export const FILE: BlockingFacts = { hold: 'file', instead: 'to_thread', isHint: true };
/** A connection belongs to the thread that made it. */
export const SQLITE: BlockingFacts = { hold: 'file', instead: 'aiosqlite', isHint: true };
export const KEYS: BlockingFacts = { hold: 'keys', instead: 'to_thread', isHint: true };
export const PACKING: BlockingFacts = { hold: 'compression', instead: 'to_thread', isHint: true };
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
  ...below('httpx', 'stream', STREAM),
  ...below('urllib.request', 'urlopen urlretrieve', NETWORK),
  ...below('urllib3', 'request', NETWORK),
  ...below('wget', 'download', NETWORK),
  ...below(
    'socket',
    'create_connection getaddrinfo getfqdn gethostbyname gethostbyname_ex gethostbyaddr getnameinfo',
    NETWORK,
  ),
  ...below('ssl', 'get_server_certificate', NETWORK),
  ...below('smtplib', 'SMTP SMTP_SSL', NETWORK),
  ...below('imaplib', 'IMAP4 IMAP4_SSL', NETWORK),
  ...below('poplib', 'POP3 POP3_SSL', NETWORK),
  ...below('telnetlib', 'Telnet', NETWORK),
  ...below('psycopg', 'connect', CONNECTION),
  ...below('psycopg2', 'connect', CONNECTION),
  ...below('pymysql', 'connect', CONNECTION),
  ...below('MySQLdb', 'connect', CONNECTION),
  ...below('mysql.connector', 'connect', CONNECTION),
  ...below('pyodbc', 'connect', CONNECTION),
  ...below('oracledb', 'connect', CONNECTION),
  ...below('sqlite3', 'connect', SQLITE),
  ...below('openai.ChatCompletion', 'create', NETWORK),
  ...below('openai.Completion', 'create', NETWORK),
  ...below('openai.Embedding', 'create', NETWORK),
  ...below('openai.Image', 'create', NETWORK),
  ...below('openai.chat.completions', 'create parse', NETWORK),
  ...below('openai.embeddings', 'create', NETWORK),
  ...below('openai.images', 'generate', NETWORK),
  ...below('subprocess', 'run call check_call check_output getoutput getstatusoutput', PROCESS),
  ...below('os', 'system wait waitpid', PROCESS),
  ...below('pexpect', 'run', PROCESS),
  ...below('select', 'select', THREAD),
  ...below('concurrent.futures', 'wait', THREAD),
  ...below('builtins', 'input', PERSON),
  ...below('getpass', 'getpass', PERSON),
  ...below('shutil', 'copy copy2 copyfile copyfileobj copytree move rmtree make_archive unpack_archive', FILE),
  ...below('pandas', 'read_csv read_excel read_json read_parquet read_pickle read_sql read_feather', FILE),
  ...below('bcrypt', 'hashpw checkpw kdf', KEYS),
  ...below('hashlib', 'pbkdf2_hmac scrypt file_digest', KEYS),
  ...below('gzip', 'compress', PACKING),
  ...below('bz2', 'compress', PACKING),
  ...below('lzma', 'compress', PACKING),
  ...below('zlib', 'compress', PACKING),
]);

/** `os.spawnlp(os.P_WAIT, …)` waits for the end of the program; with `P_NOWAIT` it only starts it. */
export const SPAWN = /^os\.spawn[lv]p?e?$/;

/** What opens a file. */
export const OPENERS: ReadonlySet<string> = new Set([
  'builtins.open',
  'io.open',
  'codecs.open',
  'gzip.open',
  'bz2.open',
]);

/** Starts a command; to read what it gives takes until it has ended. */
export const PIPE_OPENER = 'os.popen';

/** Methods that read all of an open file. */
export const READS_OF_FILE = /^(?:read|readlines)$/;

/** Functions that read all of the open file that they are given. */
export const READERS_OF_FILE: ReadonlySet<string> = new Set([
  'json.load',
  'pickle.load',
  'yaml.safe_load',
  'yaml.load',
]);

/** Functions that write all of a value to the open file that comes second. */
export const WRITERS_TO_FILE: ReadonlySet<string> = new Set([
  'json.dump',
  'pickle.dump',
  'yaml.dump',
  'yaml.safe_dump',
]);

/** Names of functions that run when a program, or a part of it, begins or ends: nobody else waits by then. */
export const RUNS_ONCE =
  /^_*(?:a?main|run|cli|start|stop|close|connect|prepare|build|generate)$|(?:^|_)(?:init|initiali[sz]e|setup|start|restart|startup|boot|bootstrap|shutdown|teardown|lifespan|install|migrate|config|configure|settings|main)(?:_|$)|^(?:load|on_ready|on_start|on_startup|on_shutdown)/i;

function below(module: string, names: string, facts: BlockingFacts): [string, BlockingFacts][] {
  return names.split(' ').map((name) => [`${module}.${name}`, facts]);
}
