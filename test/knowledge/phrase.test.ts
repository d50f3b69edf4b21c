import assert from 'node:assert/strict';
import { parsePhrase, type Phrase } from '../../src/languages/knowledge/phrase';

const RIGHT: readonly (readonly [string, Phrase])[] = [
  ['pure', { verb: 'pure' }],
  ['guard', { verb: 'guard' }],
  ['no-wait', { verb: 'no-wait' }],
  ['exits', { verb: 'exits' }],
  ['read fs', { verb: 'read', resource: { name: 'fs' } }],
  ['read fs:$0', { verb: 'read', resource: { name: 'fs', key: { from: 'argument', index: 0 } } }],
  [
    'write net:$1.url',
    { verb: 'write', resource: { name: 'net', key: { from: 'argument', index: 1, property: 'url' } } },
  ],
  ['order ui:this', { verb: 'order', resource: { name: 'ui', key: { from: 'this' } } }],
  ['lifecycle db:main', { verb: 'lifecycle', resource: { name: 'db', key: { from: 'literal', value: 'main' } } }],
  ['mutates this', { verb: 'mutates', argument: 'this' }],
  ['mutates $2', { verb: 'mutates', argument: 2 }],
  ['calls $0', { verb: 'calls', argument: 0 }],
  ['calls $last', { verb: 'calls', argument: 'last' }],
  ['calls $0.queryFn', { verb: 'calls', argument: 0, property: 'queryFn' }],
  ['makes pg#Pool', { verb: 'makes', type: 'pg#Pool' }],
  ['makes @prisma/client#PrismaClient', { verb: 'makes', type: '@prisma/client#PrismaClient' }],
  ['http $0', { verb: 'http', resource: { name: 'net', key: { from: 'argument', index: 0 } } }],
  ['http $0 $1', { verb: 'http', resource: { name: 'net', key: { from: 'argument', index: 0 } }, argument: 1 }],
  [
    'opens $0 $1',
    {
      verb: 'opens',
      resource: { name: 'fs', key: { from: 'argument', index: 0 } },
      argument: 1,
      property: 'mode',
    },
  ],
  ['sql $0', { verb: 'sql', resource: { name: 'db' }, argument: 0 }],
  ['command $0', { verb: 'command', resource: { name: 'net' }, argument: 0 }],
  ['command $0 storage', { verb: 'command', resource: { name: 'storage' }, argument: 0 }],
];

const WRONG: readonly (readonly [string, RegExp])[] = [
  ['', /there is no verb ""/],
  ['reads fs', /there is no verb "reads"/],
  ['toString', /there is no verb "toString"/],
  ['pure fs', /"pure" stands alone/],
  ['read', /something is missing/],
  ['read  fs', /separated by one space/],
  ['read fs net', /"net" is one word too many/],
  ['read disk', /"disk" is not one of the resources fs, /],
  ['read FS', /"FS" is not a resource name/],
  ['read fs:', /the key is empty/],
  ['read fs:$x', /"\$x" is not an argument/],
  ['read fs:$0.a.b', /"\$0\.a\.b" is not an argument/],
  ['mutates it', /"it" is not an argument/],
  ['mutates $last', /"\$last" is not an argument/],
  ['calls $0.', /"\$0\." is not an argument/],
  ['makes Pool', /"Pool" is not of the form module#Type/],
  ['sql this', /"this" is not an argument/],
  ['opens $0', /something is missing/],
  ['http $0 $1 $2', /"\$2" is one word too many/],
];

describe('effect phrases', () => {
  for (const [text, phrase] of RIGHT) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(parsePhrase(text), phrase);
    });
  }

  for (const [text, message] of WRONG) {
    it(`refuses "${text}" and says why`, () => {
      assert.throws(() => parsePhrase(text), message);
    });
  }

  it('names the phrase in its error', () => {
    assert.throws(() => parsePhrase('read disk'), /^Error: The effect phrase "read disk" is wrong: /);
  });

  it('takes any name of a resource when none are prescribed', () => {
    assert.deepEqual(parsePhrase('read billing:$0', 'any').resource?.name, 'billing');
  });
});
