import assert from 'node:assert/strict';
import type { KnownCallSetting } from '../../src/core/options';
import { parsePhrase } from '../../src/languages/knowledge/phrase';
import { checkKnownCalls, createUserCalls, readKnownCallsFile } from '../../src/languages/knowledge/userCalls';

function matches(call: string, callee: string): boolean {
  return createUserCalls([{ call, effect: 'read' }]).matchUserCall(callee) !== undefined;
}

describe('calls that the user tells us about', () => {
  it('fit callees as they are written', () => {
    assert.ok(matches('sendMail', 'sendMail'));
    assert.ok(matches('this.store.load', 'this.store.load'));
    assert.ok(matches('this.store.load', 'this.store?.load'));
    assert.ok(matches('this.store.load', 'this.store!\n  .load'));
    assert.ok(!matches('sendMail', 'this.sendMail'));
    assert.ok(!matches('load', 'reload'));
    assert.ok(!matches('a.b', 'aXb'));
  });

  it('fit any name where there is a star', () => {
    assert.ok(matches('api.get*', 'api.getUser'));
    assert.ok(matches('api.get*', 'api.get'));
    assert.ok(!matches('api.get*', 'api.users.getOne'));
    assert.ok(!matches('api.get*', 'api.getUsers.all'));
    assert.ok(matches('*.find', 'users.find'));
    assert.ok(!matches('*.find', 'this.users.find'));
    assert.ok(matches('**.find', 'this.users.find'));
    assert.ok(matches('getApi().*', 'getApi().load'));
  });

  it('become phrases, with everything outside as the usual resource', () => {
    const calls = createUserCalls([
      { call: 'a', effect: 'read' },
      { call: 'b', effect: 'write', resource: 'db:orders' },
      { call: 'c', effect: 'order', resource: 'billing' },
      { call: 'd', effect: 'guard' },
      { call: 'e', effect: 'pure' },
      { call: 'f', effect: 'write', resource: 'fs:$0' },
    ]);
    assert.deepEqual(calls.matchUserCall('a'), [parsePhrase('read world')]);
    assert.deepEqual(calls.matchUserCall('b'), [parsePhrase('write db:orders')]);
    assert.deepEqual(calls.matchUserCall('c'), [parsePhrase('order billing', 'any')]);
    assert.deepEqual(calls.matchUserCall('d'), [parsePhrase('guard')]);
    assert.deepEqual(calls.matchUserCall('e'), [parsePhrase('pure')]);
    assert.deepEqual(calls.matchUserCall('f'), [parsePhrase('write fs:$0')]);
    assert.equal(calls.matchUserCall('g'), undefined);
  });

  it('are asked in their order', () => {
    const calls = createUserCalls([
      { call: 'api.get', effect: 'write' },
      { call: 'api.*', effect: 'read' },
    ]);
    assert.equal(calls.matchUserCall('api.get')?.[0]?.verb, 'write');
    assert.equal(calls.matchUserCall('api.list')?.[0]?.verb, 'read');
  });

  it('are left out when they are wrong', () => {
    const wrong: KnownCallSetting[] = [
      { call: 'a b', effect: 'read' },
      { call: 'c', effect: 'read', resource: 'No Resource' },
    ];
    assert.equal(createUserCalls(wrong).matchUserCall('c'), undefined);
  });
});

const WRONG_ENTRIES: readonly (readonly [unknown, string])[] = [
  ['getUser', 'knownCalls[0] has to be an object, but is "getUser".'],
  [null, 'knownCalls[0] has to be an object, but is null.'],
  [{ effect: 'read' }, 'knownCalls[0].call is missing.'],
  [{ call: 7, effect: 'read' }, 'knownCalls[0].call has to be a text, but is 7.'],
  [
    { call: 'a b', effect: 'read' },
    'knownCalls[0].call: "a b" is not a callee such as "api.get*" or "this.store.load".',
  ],
  [{ call: '', effect: 'read' }, 'knownCalls[0].call: "" is not a callee such as "api.get*" or "this.store.load".'],
  [{ call: '*.*', effect: 'read' }, 'knownCalls[0].call: "*.*" would fit every call.'],
  [{ call: 'a' }, 'knownCalls[0].effect is missing; it is one of read, write, order, guard, pure.'],
  [
    { call: 'a', effect: 'reads' },
    'knownCalls[0].effect has to be one of read, write, order, guard, pure, but is "reads".',
  ],
  [{ call: 'a', effect: 'read', resource: [] }, 'knownCalls[0].resource has to be a text, but is a list.'],
  [
    { call: 'a', effect: 'read', resource: 'DB' },
    'knownCalls[0].resource: "DB" is not a resource such as "db", "db:orders" or "fs:$0" (small letters before the colon).',
  ],
  [{ call: 'a', effect: 'pure', resource: 'db' }, 'knownCalls[0].resource: the effect "pure" has no resource.'],
  [
    { call: 'a', effect: 'read', ressource: 'db' },
    'knownCalls[0]: there is no field "ressource"; there are call, effect, resource.',
  ],
];

describe('checking them', () => {
  for (const [entry, problem] of WRONG_ENTRIES) {
    it(`says "${problem}"`, () => {
      assert.deepEqual(checkKnownCalls([entry], 'knownCalls'), { calls: [], problems: [problem] });
    });
  }

  it('names the right entry and keeps the others', () => {
    const good = { call: 'a', effect: 'read', resource: 'db:a' };
    const { calls, problems } = checkKnownCalls([good, { call: 'b' }, good], 'awaitLens.knownCalls');
    assert.deepEqual(calls, [good, good]);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^awaitLens\.knownCalls\[1\]\.effect is missing/);
  });

  it('wants a list', () => {
    assert.deepEqual(checkKnownCalls({}, 'awaitLens.knownCalls').problems, [
      'awaitLens.knownCalls has to be a list, but is an object.',
    ]);
    assert.deepEqual(checkKnownCalls(undefined, 'x').problems, ['x has to be a list, but is undefined.']);
  });
});

describe('the file of the workspace', () => {
  it('gives its calls', () => {
    const text = '\uFEFF{ "$schema": "x", "knownCalls": [{ "call": "api.get*", "effect": "read" }] }';
    assert.deepEqual(readKnownCallsFile(text), { calls: [{ call: 'api.get*', effect: 'read' }], problems: [] });
    assert.deepEqual(readKnownCallsFile('{}'), { calls: [], problems: [] });
  });

  it('says what is wrong with it, and where', () => {
    assert.match(readKnownCallsFile('{').problems[0] ?? '', /^\.await-lens\.json is not JSON: /);
    assert.deepEqual(readKnownCallsFile('[]').problems, ['.await-lens.json has to hold an object, but holds a list.']);
    assert.deepEqual(readKnownCallsFile('{ "calls": [] }', 'pkg/.await-lens.json').problems, [
      'pkg/.await-lens.json: there is no field "calls"; only "knownCalls" is known.',
    ]);
    assert.deepEqual(readKnownCallsFile('{ "knownCalls": [{ "call": "a", "effect": 1 }] }').problems, [
      '.await-lens.json: knownCalls[0].effect has to be one of read, write, order, guard, pure, but is 1.',
    ]);
  });
});
