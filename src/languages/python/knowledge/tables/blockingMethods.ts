import {
  CONNECTION,
  FILE,
  KEYS,
  NETWORK,
  PACKING,
  PROCESS,
  SQLITE,
  STREAM,
  THREAD,
  type BlockingFacts,
} from './blockingCalls';

/** Methods of one class that keep the thread; the name of a method may be a path: `containers.run`. */
export interface BlockingMethods {
  readonly methods: RegExp;
  readonly facts: BlockingFacts;
}

const HTTP = /^(?:get|post|put|patch|delete|head|options|request|send)$/;
const MAIL =
  /^(?:sendmail|send_message|login|connect|starttls|quit|select|search|fetch|store|uid|list|retr|noop|logout)$/;
const QUESTIONS = /(?:^|\.)(?:create|parse|generate|edit|embed|generate_content|embed_content)$/;
const CHAT = /^(?:invoke|predict|batch|generate)$/;
const CURSOR = /^(?:execute|executemany|executescript|callproc|copy_expert|copy_from)$/;
const SESSION =
  /^(?:execute|exec|scalar|scalars|get|get_one|commit|flush|refresh|rollback|merge|bulk_\w+|run_callable)$/;
const COLLECTION =
  /^(?:find_one|find_one_and_\w+|insert_one|insert_many|update_one|update_many|replace_one|delete_one|delete_many|count_documents|estimated_document_count|distinct|bulk_write|aggregate|create_index|drop)$/;

/** Methods that keep the thread, by the class of what they are called on. */
export const BLOCKING_METHODS: ReadonlyMap<string, BlockingMethods> = new Map<string, BlockingMethods>([
  ...on('requests.Session requests.sessions.Session niquests.Session curl_cffi.requests.Session', HTTP, NETWORK),
  ...on('httpx.Client', /^stream$/, STREAM),
  ...on('httpx.Client cloudscraper.CloudScraper requests_cache.CachedSession tls_client.Session', HTTP, NETWORK),
  ...on('urllib3.PoolManager', /^(?:request|urlopen)$/, NETWORK),
  ...on('urllib.request.OpenerDirector', /^open$/, NETWORK),
  ...on('http.client.HTTPConnection http.client.HTTPSConnection', /^(?:request|getresponse|connect)$/, CONNECTION),
  ...on('smtplib.SMTP smtplib.SMTP_SSL', MAIL, CONNECTION),
  ...on('imaplib.IMAP4 imaplib.IMAP4_SSL poplib.POP3 poplib.POP3_SSL', MAIL, CONNECTION),
  ...on(
    'ftplib.FTP ftplib.FTP_TLS',
    /^(?:connect|login|cwd|nlst|mlsd|size|rename|delete|mkd|retr\w+|stor\w+|quit)$/,
    CONNECTION,
  ),
  ...on('paramiko.SSHClient', /^(?:connect|exec_command)$/, CONNECTION),
  ...on('paramiko.SFTPClient', /^(?:get|put|listdir|stat)$/, CONNECTION),
  ...on('socket.socket', /^(?:connect|connect_ex|accept|recv|recv_into|recvfrom|sendall)$/, CONNECTION),
  ...on('selenium.webdriver.Chrome selenium.webdriver.Firefox selenium.webdriver.Edge', driver(), NETWORK),
  ...on('selenium.webdriver.Safari selenium.webdriver.Remote', driver(), NETWORK),
  ...on(
    'selenium.webdriver.support.ui.WebDriverWait selenium.webdriver.support.wait.WebDriverWait',
    /^until(?:_not)?$/,
    NETWORK,
  ),
  ...on('openai.OpenAI openai.AzureOpenAI anthropic.Anthropic groq.Groq google.genai.Client', QUESTIONS, NETWORK),
  ...on('google.generativeai.GenerativeModel mistralai.Mistral cohere.Client', QUESTIONS, NETWORK),
  ...on('langchain_openai.ChatOpenAI langchain_anthropic.ChatAnthropic langchain_ollama.ChatOllama', CHAT, NETWORK),
  ...on('sqlite3.Connection sqlite3.Cursor', /^(?:execute|executemany|executescript|commit)$/, SQLITE),
  ...on('psycopg2.Connection', /^(?:commit|rollback|execute|ping)$/, CONNECTION),
  ...on('psycopg2.Cursor', CURSOR, CONNECTION),
  ...on('sqlalchemy.Engine', /^(?:execute|raw_connection)$/, CONNECTION),
  ...on('sqlalchemy.Connection sqlalchemy.orm.Session sqlalchemy.Session', SESSION, CONNECTION),
  ...on('sqlalchemy.orm.Query', /^(?:all|first|one|one_or_none|scalar|count|get|update|delete|paginate)$/, CONNECTION),
  ...on('pymongo.MongoClient', /^(?:list_database_names|server_info|drop_database)$/, NETWORK),
  ...on('pymongo.Database', /^(?:command|list_collection_names|create_collection|drop_collection)$/, NETWORK),
  ...on('pymongo.Collection', COLLECTION, NETWORK),
  ...on('redis.Redis redis.StrictRedis', /^(?!(?:pipeline|pubsub|lock|register_script|close|_\w*)$)[a-z]\w*$/, NETWORK),
  ...on('redis.Pipeline', /^execute$/, NETWORK),
  ...on(
    'boto3.Client',
    /^(?!(?:get_paginator|get_waiter|generate_presigned_\w+|can_paginate|close|meta|exceptions)(?:\.|$))[a-z]\w*$/,
    NETWORK,
  ),
  ...on(
    'boto3.Resource',
    /^(?:get|put|delete|query|scan|load|wait_until_\w+|\w+_item|\w+_object|\w+_file|\w+_fileobj|\w+_messages?)$/,
    NETWORK,
  ),
  ...on(
    'docker.DockerClient',
    /^(?:ping|info|version|(?:containers|images|volumes|networks)\.(?:run|get|list|create|pull|build|prune))$/,
    NETWORK,
  ),
  ...on('yt_dlp.YoutubeDL youtube_dl.YoutubeDL', /^(?:download|extract_info)$/, NETWORK),
  ...on('subprocess.Popen', /^(?:wait|communicate|read|readline|readlines)$/, PROCESS),
  ...on('threading.Thread threading.Timer multiprocessing.Process', /^join$/, THREAD),
  ...on('threading.Event threading.Condition threading.Barrier', /^(?:wait|wait_for)$/, THREAD),
  ...on('queue.Queue queue.LifoQueue queue.PriorityQueue multiprocessing.Queue', /^(?:get|join)$/, THREAD),
  ...on('multiprocessing.Pool', /^(?:map|starmap|apply|join)$/, THREAD),
  ...on('concurrent.futures.Future', /^(?:result|exception)$/, THREAD),
  ...on('pathlib.Path', /^(?:read|write)_(?:text|bytes)$/, FILE),
  ...on('zipfile.ZipFile tarfile.TarFile', /^extractall$/, PACKING),
  ...on('argon2.PasswordHasher', /^(?:hash|verify)$/, KEYS),
  ...on('passlib.context.CryptContext', /^(?:hash|verify|verify_and_update)$/, KEYS),
]);

function driver(): RegExp {
  return /^(?:get|refresh|back|forward|execute_script|execute_async_script)$/;
}

/** The same for several classes, by their dotted paths. */
function on(classes: string, methods: RegExp, facts: BlockingFacts): [string, BlockingMethods][] {
  return classes.split(' ').map((path) => [path, { methods, facts }]);
}
