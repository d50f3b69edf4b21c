import assert from 'node:assert/strict';
import { analyze } from '../../src/analyze';
import type { Finding } from '../../src/core/finding';
import { DEFAULT_OPTIONS } from '../../src/core/options';
import { Project } from '../../src/project/project';
import { createMemoryFiles } from '../project/memoryFiles';
import { preparePython } from '../python/parser';

const PATH = '/project/app/page.py';

function find(text: string, files: Record<string, string> = {}): readonly Finding[] {
  const project = new Project(createMemoryFiles({ ...files, [PATH]: text }));
  const options = { ...DEFAULT_OPTIONS, path: PATH, roots: ['/project'], rules: ['blocking-call'] as const };
  const analysis = analyze(text, 'python', options, project);
  assert.equal(analysis.error, undefined);
  return analysis.findings;
}

/** `safe: time.sleep`, `review, no rewrite: …`: how sure, and the call up to its last bracket. */
function said(text: string): string[] {
  return find(text).map(({ confidence, span, suggestions }) => {
    const call = text.slice(span.start, span.end).replace(/\([^()]*\)$/, '');
    return `${confidence}${suggestions.length === 0 ? ', no rewrite' : ''}: ${call}`;
  });
}

const handler = (head: string, body: string): string =>
  `${head}\n\nasync def handle(value):\n${body.replace(/^/gm, '    ')}\n`;

/** What is imported, what stands in the async function, and what is said of it. */
const REPORTED: readonly (readonly [head: string, body: string, ...said: string[]])[] = [
  ['import time', 'time.sleep(1)', 'safe: time.sleep'],
  ['from time import sleep', 'sleep(1)', 'safe: sleep'],
  ['from time import sleep as nap', 'nap(value)', 'safe: nap'],
  ['', 'import time as t\nt.sleep(value)', 'safe: t.sleep'],
  ['import requests', 'return requests.get(value)', 'safe: requests.get'],
  ['try:\n    import requests\nexcept ImportError:\n    requests = None', 'requests.get(value)', 'safe: requests.get'],
  ['import requests', 'session = requests.Session()\nreturn session.get(value)', 'safe: session.get'],
  ['import requests\nsession = requests.Session()', 'return session.get(value)', 'review: session.get'],
  ['import httpx', 'return httpx.get(value)', 'safe: httpx.get'],
  ['import httpx', 'with httpx.Client() as client:\n    client.get(value)', 'review: client.get'],
  ['import httpx', 'with httpx.stream("GET", value) as answer:\n    print(answer)', 'review, no rewrite: httpx.stream'],
  ['from urllib.request import urlopen', 'return urlopen(value)', 'safe: urlopen'],
  ['from urllib.request import build_opener', 'return build_opener().open(value)', 'safe: build_opener().open'],
  ['import subprocess as sp', 'return sp.check_output(["ls", value])', 'safe: sp.check_output'],
  ['import subprocess', 'subprocess.Popen(["ls"]).wait()', 'safe: subprocess.Popen(["ls"]).wait'],
  ['from subprocess import Popen', 'with Popen(["ls"]) as p:\n    p.communicate()', 'review: p.communicate'],
  ['from subprocess import Popen', 'p = Popen(["ls"])\nreturn p.stdout.read()', 'safe: p.stdout.read'],
  ['import os', 'os.system("ls")', 'safe: os.system'],
  ['import os', 'return os.popen("ls").read()', 'safe: os.popen("ls").read'],
  ['import os', 'os.spawnlp(os.P_WAIT, "ls", "ls")', 'safe: os.spawnlp'],
  ['import socket', 's = socket.socket()\ns.connect(value)', 'review: s.connect'],
  ['import socket', 'return socket.gethostbyname(value)', 'safe: socket.gethostbyname'],
  [
    'import sqlite3',
    'db = sqlite3.connect(value)\ndb.cursor().execute("select 1")\ndb.commit()',
    'review, no rewrite: sqlite3.connect',
    'review, no rewrite: db.cursor().execute',
    'review, no rewrite: db.commit',
  ],
  [
    'import psycopg2\ndb = psycopg2.connect("")',
    'with db.cursor() as cursor:\n    cursor.execute(value)',
    'review: cursor.execute',
  ],
  ['import pymysql', 'return pymysql.connect(host=value)', 'review: pymysql.connect'],
  ['import redis\nr = redis.Redis()', 'return r.get(value)', 'review: r.get'],
  [
    'from redis import StrictRedis',
    'return StrictRedis.from_url(value).get("a")',
    'safe: StrictRedis.from_url(value).get',
  ],
  ['import boto3\ns3 = boto3.client("s3")', 's3.get_object(Bucket="b", Key=value)', 'review: s3.get_object'],
  [
    'import boto3',
    'boto3.resource("dynamodb").Table("t").get_item(Key=value)',
    'safe: boto3.resource("dynamodb").Table("t").get_item',
  ],
  [
    'from pymongo import MongoClient\ndb = MongoClient().shop',
    'return db.users.find_one(value)',
    'review: db.users.find_one',
  ],
  [
    'from sqlalchemy import create_engine\nengine = create_engine("")',
    'with engine.connect() as c:\n    c.execute(value)',
    'review: c.execute',
  ],
  [
    'import smtplib',
    'smtplib.SMTP(value).send_message(value)',
    'review: smtplib.SMTP(value).send_message',
    'safe: smtplib.SMTP',
  ],
  ['', 'return input("? ")', 'review: input'],
  ['', 'with open(value) as file:\n    return file.read()', 'review: file.read'],
  ['import json', 'with open(value) as file:\n    return json.load(file)', 'review: json.load'],
  ['import json', 'with open(value, "w") as file:\n    json.dump(value, file)', 'review: json.dump'],
  ['from pathlib import Path', 'return (Path(value) / "a").read_text()', 'review: (Path(value) / "a").read_text'],
  ['import pandas as pd', 'return pd.read_csv(value)', 'review: pd.read_csv'],
  ['import shutil', 'shutil.rmtree(value)', 'review: shutil.rmtree'],
  ['import threading', 't = threading.Thread(target=value)\nt.start()\nt.join()', 'review: t.join'],
  ['import queue\nq = queue.Queue()', 'return q.get()', 'review: q.get'],
  [
    'from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor()',
    'return pool.submit(value).result()',
    'review: pool.submit(value).result',
  ],
  [
    'from openai import OpenAI\nclient = OpenAI()',
    'client.chat.completions.create()',
    'review: client.chat.completions.create',
  ],
  ['import requests', 'return [requests.get(each) for each in value]', 'safe: requests.get'],
  ['import requests', 'return list(requests.get(each) for each in value)', 'review, no rewrite: requests.get'],
  ['import requests', 'async def inner():\n    requests.get(value)\nawait inner()', 'safe: requests.get'],
];

const SILENT: readonly (readonly [what: string, head: string, body: string])[] = [
  ['a thread of asyncio', 'import asyncio, time', 'await asyncio.to_thread(time.sleep, 1)'],
  ['a lambda for a thread', 'import asyncio, time', 'await asyncio.to_thread(lambda: time.sleep(1))'],
  [
    'an executor',
    'import asyncio, requests',
    'await asyncio.get_running_loop().run_in_executor(None, requests.get, value)',
  ],
  ['a function for a thread', 'import asyncio, time', 'def work():\n    time.sleep(1)\nawait asyncio.to_thread(work)'],
  ['a pause of no length', 'import time', 'time.sleep(0)'],
  ['a socket that never waits', 'import socket', 's = socket.socket()\ns.setblocking(False)\nreturn s.recv(1)'],
  ['a look into a queue', 'import queue\nq = queue.Queue()', 'return q.get(block=False)'],
  ['a future that may be done', 'from concurrent.futures import Future', 'task: Future = value\nreturn task.result()'],
  ['a program that is only started', 'import os', 'os.spawnlp(os.P_NOWAIT, "ls", "ls")'],
  ['a command that is only started', 'import os', 'os.popen("ls")'],
  ['redis that is awaited', 'import redis.asyncio as redis\nr = redis.Redis()', 'await r.get(value)'],
  [
    'an address that is signed',
    'import boto3\ns3 = boto3.client("s3")',
    'return s3.generate_presigned_url("get_object")',
  ],
  ['a pipeline that is filled', 'import redis\nr = redis.Redis()', 'return r.pipeline()'],
];

describe('blocking-call in Python', () => {
  before(preparePython);

  for (const [head, body, ...expected] of REPORTED) {
    it(`reports ${expected.join(', ')}`, () => assert.deepEqual(said(handler(head, body)), expected));
  }

  for (const [what, head, body] of SILENT) {
    it(`is silent about ${what}`, () => assert.deepEqual(said(handler(head, body)), []));
  }

  it('is silent in a thread that has a loop of its own', () => {
    const body = 'async def beat(self):\n        time.sleep(1)';
    assert.deepEqual(said(`import threading, time\n\nclass Heart(threading.Thread):\n    ${body}\n`), []);
    assert.deepEqual(said(`import time\n\nclass Heart:\n    ${body}\n`), ['safe: time.sleep']);
  });

  it('says why there is no rewrite', () => {
    const [finding] = find(handler('import sqlite3', 'sqlite3.connect(value)'));
    assert.deepEqual(finding?.reasons, [
      'Awaited, `connect` of `aiosqlite` does the same while the loop serves others.',
      'No other thread may use a connection of `sqlite3` than the one that made it.',
    ]);
    const old = { '/project/pyproject.toml': '[project]\nrequires-python = ">=3.8"\n' };
    const [early] = find(handler('import requests', 'requests.get(value)'), old);
    assert.equal(early?.suggestions.length, 0);
    assert.match(early.reasons[1] ?? '', /came with Python 3\.9/);
  });

  it('names what the library has that runs the file', () => {
    const [finding] = find(handler('import anyio, requests', 'requests.get(value)'));
    assert.match(finding?.reasons[0] ?? '', /`to_thread\.run_sync` of `anyio`/);
  });

  it('follows what is called into other files', () => {
    const files = { '/project/app/load.py': 'import requests\n\ndef load(url):\n    return requests.get(url)\n' };
    const text = 'from app.load import load\n\nasync def handle(url):\n    return load(url)\n';
    assert.deepEqual(
      find(text, files).map(({ message }) => message.split(' ')[0]),
      ['`load`'],
    );
  });
});
