import { describe, expect, test } from 'vitest';
import { sniffCompression } from '../../src/export/content/compression.ts';
import { readDataHeader, readUnityVersion } from '../../src/export/content/data-container.ts';
import { sniffKind } from '../../src/export/content/kind.ts';
import { syntaxComplaint } from '../../src/export/content/script-check.ts';
import { compressionSuffix, stemOf } from '../../src/export/stem.ts';
import { packData, syntheticWasm } from '../synthetic-parts.ts';
import { compress } from '../unity-compression.ts';

test.each([
  ['loader', 'function createUnityInstance(e,t,r){}'],
  ['loader', '/* comment */\n"use strict"; window.createUnityInstance = function () {}'],
  ['unity-loader', 'var UnityLoader=UnityLoader||{}'],
  ['framework', 'function unityFramework(Module) {\nvar Module'],
  ['framework', '\nvar unityFramework = (() => {\n'],
  ['framework', '\nvar UnityModule = (function() {'],
  ['framework', '(function(Module) {\nvar'],
  ['wasm', '\0asm\x01\0\0\0'],
  ['data', 'UnityWebData1.0\0\xf0\0\0\0'],
  ['html', '<!DOCTYPE html><html>'],
  ['html', '\n<!-- saved -->\n<HTML>'],
  ['json', '{"dataUrl": "x"}'],
  ['json', '{\n"companyName": 1'],
  ['image', '\xff\xd8\xff\xe0'],
  ['script', 'self.onmessage = 1'],
  ['unknown', '\x01\x02\x03'],
  ['unknown', ''],
])('the kind %s of %j', (kind, text) => {
  expect(sniffKind(Buffer.from(text, 'latin1'))).toBe(kind);
});

describe('compression', () => {
  const isWasm = (head: Uint8Array) => sniffKind(head) === 'wasm';
  test.each(['none', 'gzip', 'brotli'] as const)('%s, as Unity writes it', async (compression) => {
    expect(await sniffCompression(await compress(syntheticWasm(), compression), isWasm)).toBe(compression);
  });

  test('other bytes are not compressed', async () => {
    expect(await sniffCompression(Buffer.from('version https://git-lfs'), isWasm)).toBe('none');
    expect(await sniffCompression(Buffer.alloc(0), isWasm)).toBe('none');
  });
});

test('the header of a data container', () => {
  const bytes = packData(
    new Map([
      ['a', Buffer.from('xy')],
      ['b/ü', Buffer.from('z')],
    ]),
  );
  const headerLength = bytes.readUInt32LE(16);
  expect(readDataHeader(bytes)).toEqual({
    entries: [
      { name: 'a', offset: headerLength, size: 2 },
      { name: 'b/ü', offset: headerLength + 2, size: 1 },
    ],
    length: headerLength,
  });
  for (let length = 0; length < headerLength; length++) {
    expect(readDataHeader(bytes.subarray(0, length))).toEqual({ missing: true });
  }
});

test.each([
  ['6000.4.8f1', 'UnityFS\0\0\0\0\b5.x.x\x006000.4.8f1\0\0\0'],
  ['2018.3.0b12', 'UnityFS\0\0\0\0\x065.x.x\x002018.3.0b12\0'],
  ['2022.3.62f3c1', 'UnityFS\0\0\0\n\b5.x.x\x002022.3.62f3c1\0'],
  [undefined, 'UnityRaw\0'],
  [undefined, 'UnityFS\0\0\0\0\b5.x.x\x006000.4.8f1'],
])('the version %s of data.unity3d', (version, head) => {
  expect(readUnityVersion(Buffer.from(head, 'latin1'))).toBe(version);
});

test.each([
  ['Web', '', 'Web.loader.js'],
  ['Web', '.br', 'Web.framework.js.br'],
  ['Web', '.unityweb', 'Web.wasm.unityweb'],
  ['Pong', '.unityweb', 'Pong.wasm.code.unityweb'],
  ['Pong', '.unityweb', 'Pong.asm.framework.unityweb'],
  ['my.game 1', '.gz', 'my.game 1.data.gz'],
])('the stem %s and suffix %j of %s', (stem, suffix, name) => {
  expect(stemOf(name)).toBe(stem);
  expect(compressionSuffix(name)).toBe(suffix);
});

test.each([
  ['function f() { return 1 }', undefined],
  ['function (Module) { return Module }', undefined],
  ['import x from "y"; export default await x', undefined],
  ['function f() { return', 'the script stops in the middle'],
  ['var s = "abc', 'the script stops in the middle'],
  ['/* abc', 'the script stops in the middle'],
  ['var x = `a', 'the script stops in the middle'],
  ['var = 1; f()', 'it is no JavaScript: Unexpected token in line 1, column 4'],
])('the syntax of %j', (script, complaint) => {
  expect(syntaxComplaint(script)).toBe(complaint);
});
