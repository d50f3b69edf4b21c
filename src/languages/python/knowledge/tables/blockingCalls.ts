import type { Hold } from '../../../../core/blockingCall';

/** What is known of a call that blocks. */
export interface BlockingFacts {
  readonly hold: Hold;
  /** What of `asyncio` does the same: a function that is called in its place, or a thread that the call is handed to. */
  readonly instead: 'sleep' | 'to_thread';
}

const NETWORK: BlockingFacts = { hold: 'network', instead: 'to_thread' };
const PROCESS: BlockingFacts = { hold: 'process', instead: 'to_thread' };

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
  ...below('socket', 'create_connection getaddrinfo gethostbyname gethostbyaddr', NETWORK),
  ...below('smtplib', 'SMTP SMTP_SSL', NETWORK),
  ...below('psycopg2', 'connect', NETWORK),
  ...below('pymysql', 'connect', NETWORK),
  ...below('MySQLdb', 'connect', NETWORK),
  ...below('mysql.connector', 'connect', NETWORK),
  ...below('subprocess', 'run call check_call check_output getoutput getstatusoutput', PROCESS),
  ...below('os', 'system wait waitpid', PROCESS),
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
    ['urllib3.PoolManager', { methods: /^(?:request|urlopen)$/, facts: NETWORK }],
    ['http.client.HTTPConnection', { methods: /^(?:request|getresponse|connect)$/, facts: NETWORK }],
    ['http.client.HTTPSConnection', { methods: /^(?:request|getresponse|connect)$/, facts: NETWORK }],
    ['smtplib.SMTP', { methods: /^(?:sendmail|send_message|login|connect|starttls|quit)$/, facts: NETWORK }],
    ['smtplib.SMTP_SSL', { methods: /^(?:sendmail|send_message|login|connect|quit)$/, facts: NETWORK }],
    ['subprocess.Popen', { methods: /^(?:wait|communicate)$/, facts: PROCESS }],
    ['openai.OpenAI', { methods: /^(?:create|parse|generate)$/, facts: NETWORK }],
    ['openai.AzureOpenAI', { methods: /^(?:create|parse|generate)$/, facts: NETWORK }],
    ['anthropic.Anthropic', { methods: /^create$/, facts: NETWORK }],
  ]);

function below(module: string, names: string, facts: BlockingFacts): [string, BlockingFacts][] {
  return names.split(' ').map((name) => [`${module}.${name}`, facts]);
}
