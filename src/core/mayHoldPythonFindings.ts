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
const BLOCKING =
  /\b(?:sleep|requests|niquests|httpx|curl_cffi|urllib3?|socket|smtplib|http\.client|psycopg2|pymysql|MySQLdb|mysql|subprocess|system|waitpid|wait|openai|anthropic|selenium|driver|session|client|popen|input|getpass|shutil|bcrypt|hashlib|argon2|passlib|gzip|bz2|lzma|zlib|read_text|read_bytes|open)\b/i;
