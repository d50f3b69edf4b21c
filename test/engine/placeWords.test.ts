import assert from 'node:assert/strict';
import { WORLD } from '../../src/core/effect';
import { describeKind, describePlace } from '../../src/engine/placeWords';
import { orderedThing } from '../../src/languages/effects/locations';
import { RESOURCES } from '../../src/languages/knowledge/phrase';

describe('words for places', () => {
  it('put what has a name in the program in backticks', () => {
    assert.equal(describePlace({ root: 'var:1', path: ['total'], label: 'order.total' }), '`order.total`');
  });

  it('say what lies outside as a person would, and name the part of it', () => {
    const fs = { root: WORLD, path: ['fs', 'a', 'b.txt'], label: 'fs:a/b.txt' };
    assert.deepEqual([describePlace(fs), describeKind(fs)], ['`a/b.txt` on disk', 'file']);
    assert.equal(describePlace({ root: WORLD, path: ['db'], label: 'db' }), 'the database');
    assert.equal(describePlace({ root: WORLD, path: [], label: 'whatever' }), 'the outside world');
  });

  it('give an address its slashes back', () => {
    const net = { root: WORLD, path: ['net', 'https:/shop.example/api'], label: 'net:https:/shop.example/api' };
    assert.equal(describePlace(net), 'the address `https://shop.example/api`');
  });

  it('leave a resource that a user made up as it is', () => {
    const place = { root: WORLD, path: ['ledger', 'x'], label: 'ledger:x' };
    assert.deepEqual([describePlace(place), describeKind(place)], ['`ledger:x`', 'thing']);
  });

  for (const resource of RESOURCES) {
    it(`are there for ${resource}`, () => {
      const path = resource === WORLD ? [] : [resource];
      assert.doesNotMatch(describePlace({ root: WORLD, path, label: resource }), /`/);
    });
  }

  for (const resource of [
    'cache',
    'console',
    'db',
    'device',
    'event',
    'fs',
    'lock',
    'net',
    'process',
    'queue',
    'stream',
    'ui',
  ]) {
    it(`are there for something of which one thing may be asked at a time: ${resource}`, () => {
      assert.doesNotMatch(describePlace(orderedThing(resource)), /`/);
    });
  }
});
