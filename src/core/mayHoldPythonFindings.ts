/**
 * Says, without parsing, whether a Python text may hold a finding: two awaits, one in a loop or comprehension, a call that may hold
 * up the event loop, or a loop made by hand. `false` is certain.
 */
export function mayHoldPythonFindings(text: string): boolean {
  const awaits = text.match(/\bawait\b/g)?.length ?? 0;
  if (awaits > 1 || (awaits === 1 && /\bfor\b/.test(text))) return true;
  return LOOP_BY_HAND.test(text) || mayBlockInPython(text);
}

/** Says, without parsing, whether a Python text may call something that blocks inside an async function. */
export function mayBlockInPython(text: string): boolean {
  return /\basync\s+def\b/.test(text) && BLOCKING.test(text);
}

const LOOP_BY_HAND = /\brun_until_complete\b/;
/**
 * Names of modules, classes and functions of which one stands in every text that calls what the tables of blocking calls know
 * (`test/blocking/pythonBlockingCalls.test.ts` holds it).
 */
const BLOCKING = new RegExp(
  `\\b(?:${[
    'sleep|requests|requests_cache|niquests|httpx|curl_cffi|cloudscraper|tls_client|urllib3?|wget|socket|ssl|select|http\\.client',
    'smtplib|imaplib|poplib|ftplib|telnetlib|paramiko|psycopg2?|pymysql|MySQLdb|mysql|pyodbc|oracledb|sqlite3|sqlalchemy|sqlmodel',
    'pymongo|redis|valkey|boto3|docker|subprocess|pexpect|system|waitpid|wait|spawn[lv]p?e?|threading|queue|multiprocessing|futures',
    'openai|anthropic|groq|mistralai|cohere|genai|generativeai|langchain_\\w+|selenium|driver|session|client|popen|input|getpass',
    'shutil|pandas|bcrypt|hashlib|argon2|passlib|gzip|bz2|lzma|zlib|zipfile|tarfile|yt_dlp|youtube_dl|pathlib|open',
  ].join('|')})\\b`,
  'i',
);
